import { MS_PER_DAY } from './zone-days';

/** What a segment is decided from: a customer's counted orders. */
export interface Purchases {
  readonly orders: number;
  readonly totalCents: number;
  readonly firstOrderAtMs: number;
  readonly lastOrderAtMs: number;
}

export type SegmentName =
  'vip' | 'loyal' | 'frequent' | 'high_value' | 'new' | 'slipping' | 'at_risk' | 'churned';

interface Facts {
  readonly orders: number;
  readonly cents: number;
  readonly daysSinceLast: number;
  readonly daysSinceFirst: number;
}

/** Whether the average order is at least so many cents, without dividing. */
function averages(facts: Facts, cents: number): boolean {
  return facts.cents >= cents * facts.orders;
}

/** The default rules, first match wins. */
const RULES: readonly (readonly [SegmentName, (facts: Facts) => boolean])[] = [
  ['churned', (facts) => facts.daysSinceLast >= 90],
  ['at_risk', (facts) => facts.daysSinceLast >= 60],
  ['slipping', (facts) => facts.daysSinceLast >= 30],
  ['new', (facts) => facts.daysSinceFirst < 30],
  ['vip', (facts) => facts.cents >= 50_000 || (facts.orders >= 8 && averages(facts, 5_000))],
  ['high_value', (facts) => averages(facts, 7_500) && facts.orders < 5],
  ['frequent', (facts) => facts.orders >= 5 && !averages(facts, 6_000)],
  ['loyal', (facts) => facts.orders >= 2],
];

/** The segment of a customer at an instant; without counted orders it is `new`. Days are elapsed days of 86,400,000 ms, rounded down. */
export function truthSegment(purchases: Purchases | null, atMs: number): SegmentName {
  if (purchases === null || purchases.orders === 0) return 'new';
  const facts = {
    orders: purchases.orders,
    cents: purchases.totalCents,
    daysSinceLast: Math.floor((atMs - purchases.lastOrderAtMs) / MS_PER_DAY),
    daysSinceFirst: Math.floor((atMs - purchases.firstOrderAtMs) / MS_PER_DAY),
  };
  return RULES.find(([, holds]) => holds(facts))?.[0] ?? 'new';
}
