import type { Category } from '../model/category';
import { CATEGORY_LABELS } from '../model/category-labels';
import { MAX_AUTO_TAGS, distinctTags } from '../model/customer-tags';
import type { Tier } from '../model/insights';
import type { PriceBand } from '../model/preferences';
import type { Segment } from '../model/segment';
import { SEGMENT_LABELS } from './segment';

const REPEAT_FROM_ORDERS = 5;
const HIGH_LTV_FROM_CENTS = 50_000;
const CHURN_RISK_FROM_DAYS = 90;
const WIN_BACK_FROM_DAYS = 60;
const RECENT_TO_DAYS = 14;

/** Days since the last order at which a tag comes or goes. */
export const TAG_STEP_DAYS: readonly number[] = [
  CHURN_RISK_FROM_DAYS,
  WIN_BACK_FROM_DAYS,
  RECENT_TO_DAYS + 1,
];

const TIER_LABELS: Readonly<Record<Tier, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
  platinum: 'Platinum',
};

const PRICE_LABELS: Readonly<Record<PriceBand, string>> = {
  budget: 'Budget',
  mid: 'Mid',
  premium: 'Premium',
};

/** The part of a customer's preferences that tags are made of. */
export interface TagPreferences {
  readonly priceRange: PriceBand;
  /** Favourite first. */
  readonly categories: readonly { readonly category: Category }[];
  readonly products: readonly { readonly name: string }[];
}

/** The facts automatic tags are made of. */
export interface TagFacts {
  readonly segment: Segment;
  readonly spendTier: Tier;
  readonly preferences: TagPreferences;
  readonly orderCount: number;
  readonly spentCents: number;
  /** Whole elapsed days since the last counted order; null without one. */
  readonly daysSinceLast: number | null;
}

/** The automatic tags, in order of weight: the first six that apply, none twice in whatever case. */
export function autoTagsOf(facts: TagFacts): string[] {
  const { segment, spendTier, preferences, orderCount, spentCents } = facts;
  const bought = orderCount > 0;
  const tags = [
    SEGMENT_LABELS[segment],
    `${TIER_LABELS[spendTier]} Tier`,
    // Without orders the range is unknown, whatever it is set to.
    bought ? `${PRICE_LABELS[preferences.priceRange]} Buyer` : '',
    categoryTag(preferences),
    productTag(preferences),
    orderCount >= REPEAT_FROM_ORDERS ? 'Repeat Buyer' : '',
    spentCents >= HIGH_LTV_FROM_CENTS ? 'High LTV' : '',
    silenceTag(facts.daysSinceLast),
  ];
  return distinctTags(tags).slice(0, MAX_AUTO_TAGS);
}

function categoryTag({ categories }: TagPreferences): string {
  const favourite = categories.find(({ category }) => category !== 'other');
  return favourite === undefined ? '' : `Prefers ${CATEGORY_LABELS[favourite.category]}`;
}

function productTag({ products }: TagPreferences): string {
  const name = products[0]?.name.trim() ?? '';
  return name === '' ? '' : `Buys ${name}`;
}

function silenceTag(daysSinceLast: number | null): string {
  if (daysSinceLast === null) return '';
  if (daysSinceLast >= CHURN_RISK_FROM_DAYS) return 'Churn Risk';
  if (daysSinceLast >= WIN_BACK_FROM_DAYS) return 'Needs Win-Back';
  return daysSinceLast <= RECENT_TO_DAYS ? 'Recently Active' : '';
}
