import type { ComparedOrder } from './expected-orders';
import type { ComparedCustomer } from './expected-customers';

/** What of a customer's insights is compared. */
export interface ComparedInsights {
  readonly segment: string;
  readonly orderCount: number;
  readonly spentCents: number;
  readonly averageCents: number;
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
  readonly spendTier: string;
  readonly loyaltyTier: string;
  readonly points: number;
}

interface Facts {
  readonly orders: number;
  readonly cents: number;
  readonly lastDays: number;
  readonly firstDays: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Totals are of all sales; everything else of so many, the newest. */
const NEWEST_SALES = 1_000;

/** The default rules as a table; the first row that holds names the segment. */
const SEGMENT_TABLE: readonly [string, (facts: Facts) => boolean][] = [
  ['new', ({ orders }) => orders === 0],
  ['churned', ({ lastDays }) => lastDays >= 90],
  ['at_risk', ({ lastDays }) => lastDays >= 60],
  ['slipping', ({ lastDays }) => lastDays >= 30],
  ['new', ({ firstDays }) => firstDays < 30],
  ['vip', ({ cents }) => cents >= 500_00],
  ['vip', ({ orders, cents }) => orders >= 8 && cents / orders >= 50_00],
  ['high_value', ({ orders, cents }) => orders < 5 && cents / orders >= 75_00],
  ['frequent', ({ orders, cents }) => orders >= 5 && cents / orders < 60_00],
  ['loyal', ({ orders }) => orders >= 2],
  ['new', () => true],
];

const SPEND_TABLE: readonly [number, string][] = [
  [2_000_00, 'gold'],
  [500_00, 'silver'],
];
const POINTS_TABLE: readonly [number, string][] = [
  [1_000, 'platinum'],
  [500, 'gold'],
  [200, 'silver'],
];

/**
 * What is to be concluded about a customer at an instant; null for the till's walk-in rows, and for who is gone.
 * @param orders greater ids first.
 */
export function expectInsights(
  customer: ComparedCustomer,
  orders: readonly ComparedOrder[],
  atMs: number,
): ComparedInsights | null {
  if (customer.guest || customer.deleted) return null;
  const sales = orders.filter(({ counted }) => counted);
  const dates = sales.map(({ placedAt }) => placedAt ?? '').toSorted();
  const spentCents = sales.reduce((sum, { totals }) => sum + (totals['totalCents'] ?? 0), 0);
  const daysSince = (at: string | undefined): number =>
    Math.max(0, Math.floor((atMs - new Date(at ?? 0).getTime()) / DAY_MS));
  const facts: Facts = {
    orders: sales.length,
    cents: spentCents,
    lastDays: daysSince(dates.at(-1)),
    firstDays: daysSince(dates[0]),
  };
  const newest = sales
    .toSorted((a, b) => (b.placedAt ?? '').localeCompare(a.placedAt ?? ''))
    .slice(0, NEWEST_SALES);
  const earned = newest.reduce(
    (sum, { totals }) => sum + Math.max(0, Math.floor((totals['totalCents'] ?? 0) / 100)),
    0,
  );
  // Nothing is fitted here, so a 0 of the POS says nothing.
  const { externalPoints } = customer;
  const points = externalPoints === null || externalPoints === 0 ? earned : externalPoints;
  return {
    segment: SEGMENT_TABLE.find(([, holds]) => holds(facts))?.[0] ?? 'new',
    orderCount: sales.length,
    spentCents,
    averageCents: sales.length === 0 ? 0 : Math.floor(spentCents / sales.length + 0.5),
    firstOrderAt: dates[0] ?? null,
    lastOrderAt: dates.at(-1) ?? null,
    spendTier: SPEND_TABLE.find(([above]) => spentCents > above)?.[1] ?? 'bronze',
    loyaltyTier: POINTS_TABLE.find(([from]) => points >= from)?.[1] ?? 'bronze',
    points,
  };
}
