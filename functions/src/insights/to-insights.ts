import type { Crm } from '../model/crm';
import type { Profile } from '../model/customer';
import type { Fit } from '../model/fit';
import type { Insights } from '../model/insights';
import type { Rules } from '../model/rules';
import type { StoreCalendar } from '../model/store-calendar';
import { standingOf, type StandingFacts } from './customer-standing';
import type { InsightOrder } from './insight-order';
import { lifetimeValueByRule } from './lifetime-value-by-rule';
import { toListEntry } from './list';
import { nextReviewOf } from './next-review';
import { sumOrders } from './order-totals';
import { derivePreferences } from './preferences/derive-preferences';
import { readRhythm } from './purchase-model/customer-rhythm';
import { predictCustomer } from './purchase-model/predict-customer';
import { toDayNumber, toPurchaseDays, type PurchaseDay } from './purchase-model/purchase-days';
import { summarisePurchases } from './purchase-model/summarise-purchases';
import { nextRfmStep, rfmOf } from './rfm/rfm';
import { segmentOf } from './segment';
import { loyaltyTierOf, pointsOf, spendTierOf } from './tiers';

/** What an org's insights have in common. */
export interface InsightsBasis {
  readonly rules: Rules;
  /** The version `rules` was read from. */
  readonly rulesVersion: number;
  /** The org's current fit; null before the first one. */
  readonly fit: Fit | null;
  readonly fitId: string | null;
  /** Of the org's zone. */
  readonly calendar: StoreCalendar;
  /** The hour of an order on its store's wall. */
  readonly hourOf: (order: InsightOrder) => number;
}

/** All that a customer's insights depend on. */
export type InsightsInput = InsightsBasis & {
  /** Every order of the customer, each once, in any sequence, without those the POS no longer has. */
  readonly orders: readonly InsightOrder[];
  readonly profile: Profile;
  /** The customer document's. */
  readonly id: string;
  /** What staff keep; undefined while they keep nothing. */
  readonly crm: Pick<Crm, 'overrides'> | undefined;
  /** Recency is counted to this instant. */
  readonly now: Date;
};

/**
 * What Trellis concludes about one customer.
 *
 * Points kept by the POS's own loyalty programme win over ours, 0 included where it keeps any for anybody.
 *
 * @returns null for a walk-in row, whose orders belong to many people.
 */
export function toInsights(input: InsightsInput): Insights | null {
  const { orders, profile, id, crm, rules, rulesVersion, fit, fitId, calendar, hourOf, now } =
    input;
  if (profile.guest) return null;
  const totals = sumOrders(orders);
  const { socialEquity } = profile;
  const externalPoints = keptPoints(profile.externalPoints, fit);
  const ownPoints = pointsOf(orders, { rules: rules.tiers, socialEquity });
  const points = externalPoints ?? ownPoints;
  const preferences = derivePreferences(orders, hourOf);
  const earned = { ownPoints, externalPoints, socialEquity };
  const facts = { orders, totals, ...earned, rules, calendar, preferences };
  const recency = { totals, cuts: fit?.rfm.cuts ?? null, now };
  const rfmStep = nextRfmStep(recency);
  const days = toPurchaseDays(orders);
  const standing = standingOf(facts, now);
  return {
    ...standing,
    totals,
    spendTier: spendTierOf(totals.spentCents, rules.tiers),
    loyaltyTier: loyaltyTierOf(points, rules.tiers),
    points,
    preferences,
    list: toListEntry({ id, profile, crm, preferences, churn: standing.churn }),
    rfm: rfmOf(recency),
    rhythm: rhythmOf(days),
    ...asOfFit(facts, days, fit),
    nextReviewAt: nextReviewOf({ facts, now, otherSteps: rfmStep ? [rfmStep] : [] }),
    rulesVersion,
    fitId,
    computedAt: now,
  };
}

/** A POS without a programme of its own reports 0 points for customers, which is not how many they have. */
function keptPoints(reported: number | null, fit: Fit | null): number | null {
  return reported === 0 && fit?.keepsPoints !== true ? null : reported;
}

function rhythmOf(days: readonly PurchaseDay[]): Insights['rhythm'] {
  const rhythm = readRhythm(days, days.at(-1)?.day ?? 0);
  return rhythm && { usualGapDays: rhythm.usualGapDays, gaps: rhythm.gaps };
}

/** The figures that would move with every day: they are as of the fit. */
function asOfFit(
  { orders, rules }: StandingFacts & Pick<InsightsInput, 'orders'>,
  days: readonly PurchaseDay[],
  fit: Fit | null,
): Pick<Insights, 'lifetimeValue' | 'forecast'> {
  if (!fit) return { lifetimeValue: null, forecast: null };
  const known = sumOrders(orders.filter(({ placedAt }) => placedAt < fit.asOf));
  // Who came after the fit has no pace yet: what they have spent, which no day changes.
  const totals = known.orderCount > 0 ? known : sumOrders(orders);
  const segment = segmentOf({ totals, rules: rules.segments, now: fit.asOf });
  const summary = summarisePurchases(days, toDayNumber(fit.asOfDay));
  return {
    lifetimeValue: lifetimeValueByRule({
      totals,
      segment,
      asOf: fit.asOf,
      horizons: rules.lifetimeHorizons,
    }),
    forecast: summary && predictCustomer(fit.purchase, summary, fit.asOfDay),
  };
}
