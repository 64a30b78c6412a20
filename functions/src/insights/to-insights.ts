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
import { sumOrders, toOrderTotals, withoutSales } from './order-totals';
import { derivePreferences } from './preferences/derive-preferences';
import { readRhythm } from './purchase-model/customer-rhythm';
import { predictCustomer } from './purchase-model/predict-customer';
import { toDayNumber, toPurchaseDays, type PurchaseDay } from './purchase-model/purchase-days';
import { summarisePurchases } from './purchase-model/summarise-purchases';
import { rewardOf } from './rewards';
import { nextRfmStep, rfmOf } from './rfm/rfm';
import { segmentOf, type SegmentTotals } from './segment';
import { loyaltyTierOf, pointsOf, pointsOfSum, spendTierOf } from './tiers';

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
  /** Every order of the customer, each once, in any sequence, without those the POS no longer has; of very many the newest sales. */
  readonly orders: readonly InsightOrder[];
  /** Of all sales, where `orders` are only the newest of them; null or left out where they are all there are. */
  readonly salesTotals?: SegmentTotals | null;
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
  const { salesTotals = null } = input;
  const listed = sumOrders(orders);
  const totals = salesTotals === null ? listed : toOrderTotals(salesTotals);
  const { socialEquity } = profile;
  const externalPoints = keptPoints(profile.externalPoints, fit);
  const rate = { rules: rules.tiers, socialEquity };
  // Sales that are not listed earn by what they come to, so that points never fall because of a sale.
  const unlistedCents = totals.spentCents - listed.spentCents;
  const ownPoints = pointsOf(orders, rate) + pointsOfSum(unlistedCents, rate);
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
    reward: rewardOf(points, rules.tiers),
    preferences,
    list: toListEntry({ id, profile, crm, preferences, churn: standing.churn }),
    rfm: rfmOf(recency),
    rhythm: rhythmOf(days),
    ...asOfFit(facts, days, fit),
    nextReviewAt: nextReviewOf({ facts, now, otherSteps: rfmStep ? [rfmStep] : [] }),
    ...(salesTotals && { basis: { orders: orders.length, of: salesTotals.orderCount } }),
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
  { orders, totals, rules }: StandingFacts & Pick<InsightsInput, 'orders'>,
  days: readonly PurchaseDay[],
  fit: Fit | null,
): Pick<Insights, 'lifetimeValue' | 'forecast'> {
  if (!fit) return { lifetimeValue: null, forecast: null };
  const sales = orders.filter(({ counted }) => counted);
  const known = withoutSales(totals, {
    left: sales.filter(({ placedAt }) => placedAt >= fit.asOf),
    kept: sales.filter(({ placedAt }) => placedAt < fit.asOf),
  });
  // Who came after the fit has no pace yet: what they have spent, which no day changes.
  const judged = known.orderCount > 0 ? known : totals;
  const segment = segmentOf({ totals: judged, rules: rules.segments, now: fit.asOf });
  return {
    lifetimeValue: lifetimeValueByRule({
      totals: judged,
      segment,
      asOf: fit.asOf,
      horizons: rules.lifetimeHorizons,
    }),
    forecast: forecastOf(days, totals.spentCents, fit),
  };
}

function forecastOf(
  days: readonly PurchaseDay[],
  spentCents: number,
  fit: Fit,
): Insights['forecast'] {
  const asOf = toDayNumber(fit.asOfDay);
  const summary = summarisePurchases(days, asOf);
  const forecast = summary && predictCustomer(fit.purchase, summary, fit.asOfDay);
  if (!forecast || forecast.futureValueCents === null) return forecast;
  // What was spent is known of all orders, whichever of them the forecast was made of.
  const later = days.reduce((sum, { day, cents }) => (day > asOf ? sum + cents : sum), 0);
  return { ...forecast, lifetimeValueCents: spentCents - later + forecast.futureValueCents };
}
