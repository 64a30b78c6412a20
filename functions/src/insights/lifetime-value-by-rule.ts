import { DEFAULT_LIFETIME_HORIZONS } from '../model/rule-lifetime-value';
import type { LifetimeHorizons, RuleLifetimeValue } from '../model/rule-lifetime-value';
import type { Segment } from '../model/segment';
import { elapsedDays } from './segment';
import type { SegmentTotals } from './segment';

const DAYS_PER_MONTH = 30;

/** What a lifetime value by rule is made of. */
export interface LifetimeValueQuestion {
  readonly totals: SegmentTotals;
  readonly segment: Segment;
  /** The instant the pace is counted to. The value changes with every day, so it is stored as of one, such as the last fit. */
  readonly asOf: Date;
  readonly horizons?: LifetimeHorizons;
}

/**
 * Spent so far, and what the pace so far brings within the segment's horizon.
 *
 * Orders per month times spend per order is spend per month, so it is one quotient of whole cents, rounded half up once.
 * The pace is counted over 30 days at least; on the day of the first order, and without orders, it adds nothing.
 */
export function lifetimeValueByRule(question: LifetimeValueQuestion): RuleLifetimeValue {
  const { totals, segment, asOf, horizons = DEFAULT_LIFETIME_HORIZONS } = question;
  const { firstOrderAt, orderCount, spentCents } = totals;
  const daysSinceFirst = firstOrderAt === null ? 0 : elapsedDays(firstOrderAt, asOf);
  const horizonMonths = horizons[segment];
  const inputs = { spentCents, orderCount, daysSinceFirst, segment, horizonMonths, asOf };
  if (daysSinceFirst === 0) return { basis: 'rule', valueCents: spentCents, inputs };
  const paceDays = Math.max(DAYS_PER_MONTH, daysSinceFirst);
  const horizonDays = horizonMonths * DAYS_PER_MONTH;
  const aheadCents = Math.floor((2 * spentCents * horizonDays + paceDays) / (2 * paceDays));
  return { basis: 'rule', valueCents: spentCents + aheadCents, inputs };
}
