import type { SegmentDistance } from '../model/explanation';
import type { OrderTotals } from '../model/insights';
import type { SegmentRules } from '../model/rules';
import { SEGMENTS } from '../model/segment';
import type { Segment, ValueBand } from '../model/segment';
import { turnOf } from './explain-trace';
import { formatCount } from './explain-words';
import { formatDollars } from './format-dollars';
import { SEGMENT_LABELS, segmentOf, valueBandOf } from './segment';

/** What a distance is measured from. */
export interface DistanceQuestion {
  readonly totals: OrderTotals;
  readonly rules: SegmentRules;
  readonly now: Date;
}

/** Whether one segment ranks above another: by value first, then by recency. */
export function isBetterSegment(one: Segment, other: Segment): boolean {
  return SEGMENTS.indexOf(one) < SEGMENTS.indexOf(other);
}

/**
 * The least that the customer must still buy to be in a better segment: one further order of some amount, or some further
 * orders of their average. For lapsed customers any segment by value is better; during the first days the one that follows
 * them is what has to be bettered.
 *
 * The segment function is asked at every amount and number at which one of its thresholds is reached, so both answers are
 * exact: a cent or an order less does not do.
 *
 * @returns null without counted orders, and when no purchase betters the segment.
 */
export function distanceOf(question: DistanceQuestion): SegmentDistance | null {
  const { totals, rules, now } = question;
  if (totals.orderCount === 0) return null;
  const turnsAt = turnOf('first_days', { totals, rules });
  const showsAt = turnsAt !== null && turnsAt > now ? turnsAt : null;
  const base = baseOf(question, showsAt);
  const byAmount = findAmount(question, base);
  const byOrders = findOrders(question, base);
  return byAmount === null && byOrders === null ? null : { byAmount, byOrders, showsAt };
}

/** What has to be bettered: the segment, or what a new customer rises to by time alone. */
function baseOf(question: DistanceQuestion, showsAt: Date | null): Segment {
  const segment = segmentOf(question);
  if (showsAt === null || segment !== 'new') return segment;
  const then = segmentOf({ ...question, now: showsAt });
  return isBetterSegment(then, segment) ? then : segment;
}

function findAmount(question: DistanceQuestion, base: Segment): SegmentDistance['byAmount'] {
  const amounts = amountsToTry(question);
  const bandAt = (cents: number): ValueBand => bandWith(question, 1, cents);
  const leastCents = amounts.find((cents) => isBetterSegment(bandAt(cents), base));
  if (leastCents === undefined) return null;
  const end = amounts.find((cents) => cents > leastCents && !isBetterSegment(bandAt(cents), base));
  const mostCents = end === undefined ? null : end - 1;
  const segment = bandAt(leastCents);
  const text = `${amountWords(leastCents, mostCents)}: ${SEGMENT_LABELS[segment]}`;
  return { segment, leastCents, mostCents, text };
}

function amountWords(leastCents: number, mostCents: number | null): string {
  const least = formatDollars(leastCents);
  if (mostCents === null) return leastCents === 0 ? 'Any order' : `An order of ${least} or more`;
  const most = formatDollars(mostCents);
  return leastCents === 0 ? `An order of ${most} or less` : `An order of ${least} to ${most}`;
}

/** All amounts of one further order at which a threshold is reached, rising; between two of them nothing changes. */
function amountsToTry({ totals, rules }: DistanceQuestion): number[] {
  const atAverage = (cents: number): number => cents * (totals.orderCount + 1) - totals.spentCents;
  const amounts = [
    rules.vipMinLifetimeCents - totals.spentCents,
    atAverage(rules.vipMinAverageCents),
    atAverage(rules.highValueMinAverageCents),
    atAverage(rules.frequentMaxAverageCents),
  ];
  return [0, ...amounts.filter((cents) => cents > 0)].toSorted((a, b) => a - b);
}

function findOrders(question: DistanceQuestion, base: Segment): SegmentDistance['byOrders'] {
  const eachCents = question.totals.averageCents;
  const bandAt = (orders: number): ValueBand => bandWith(question, orders, orders * eachCents);
  const orders = countsToTry(question).find((count) => isBetterSegment(bandAt(count), base));
  if (orders === undefined) return null;
  const segment = bandAt(orders);
  const count = formatCount(orders, 'order');
  const text = `${count} more at ${formatDollars(eachCents)}: ${SEGMENT_LABELS[segment]}`;
  return { segment, orders, eachCents, text };
}

/**
 * As {@link amountsToTry}. The greatest count of `high_value` is left out: it only ends that segment. Orders at the rounded
 * average never carry the exact one across a threshold, which are whole cents.
 */
function countsToTry({ totals, rules }: DistanceQuestion): number[] {
  const { averageCents, orderCount, spentCents } = totals;
  const counts = [
    rules.vipMinOrders - orderCount,
    rules.frequentMinOrders - orderCount,
    rules.loyalMinOrders - orderCount,
  ];
  if (averageCents > 0) {
    counts.push(Math.ceil((rules.vipMinLifetimeCents - spentCents) / averageCents));
  }
  return [1, ...counts.filter((count) => count > 1)].toSorted((a, b) => a - b);
}

function bandWith({ totals, rules }: DistanceQuestion, orders: number, cents: number): ValueBand {
  const orderCount = totals.orderCount + orders;
  return valueBandOf({ ...totals, orderCount, spentCents: totals.spentCents + cents }, rules);
}
