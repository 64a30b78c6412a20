import type { OrderTotals } from '../../model/insights';
import type { Rfm, RfmCuts } from '../../model/rfm';
import { formatDollars } from '../format-dollars';

/**
 * One sentence for each of recency, frequency and spend, and what the next better score takes.
 *
 * Recency is told as the span of days that has this score, so that the sentence stays true until the score changes.
 */
export function explainRfm({
  totals,
  cuts,
  lastOrderDays,
  scores,
}: {
  totals: OrderTotals;
  cuts: RfmCuts;
  lastOrderDays: number;
  scores: NonNullable<Rfm['scores']>;
}): string[] {
  const { orderCount, spentCents } = totals;
  const frequency = sayWhatIsNeeded(orderCount, cuts.orderCounts, String);
  const spend = sayWhatIsNeeded(spentCents, cuts.spentCents, formatDollars);
  const orders = orderCount === 1 ? 'order' : 'orders';
  return [
    `Recency ${scores.recency} of 5: last order ${sayRecency(lastOrderDays, cuts)} ago.`,
    `Frequency ${scores.frequency} of 5: ${orderCount} ${orders}${frequency}.`,
    `Spend ${scores.monetary} of 5: ${formatDollars(spentCents)} lifetime${spend}.`,
  ];
}

function sayRecency(days: number, { recencyDays }: RfmCuts): string {
  const passed = recencyDays.filter((atMost) => atMost < days);
  const ahead = recencyDays.filter((atMost) => atMost >= days);
  if (ahead.length === 0) return `more than ${sayDays(Math.max(...passed))}`;
  const last = Math.min(...ahead);
  if (passed.length === 0) return last === 0 ? 'less than 1 day' : `at most ${sayDays(last)}`;
  const first = Math.max(...passed) + 1;
  return first === last ? sayDays(last) : `${first} to ${sayDays(last)}`;
}

function sayDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function sayWhatIsNeeded(
  value: number,
  cuts: readonly number[],
  format: (value: number) => string,
): string {
  const next = cuts.find((least) => least > value);
  if (next === undefined) return '';
  const score = 1 + cuts.filter((least) => least <= next).length;
  return `, ${format(next)} needed for ${score}`;
}
