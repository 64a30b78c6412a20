import type { RfmCuts } from '../../model/rfm';

/** What a customer with orders is ranked by. */
export interface RankedFigures {
  /** Since the last counted order. */
  readonly days: number;
  readonly orderCount: number;
  readonly spentCents: number;
}

/** The scores from 1 to 5 of a customer with orders, by where the org's customers part into fifths. */
export function rfmScoresOf({ days, orderCount, spentCents }: RankedFigures, cuts: RfmCuts) {
  const recency = scoreAs(cuts.recencyDays.filter((atMost) => days <= atMost));
  const frequency = scoreAs(cuts.orderCounts.filter((least) => orderCount >= least));
  const monetary = scoreAs(cuts.spentCents.filter((least) => spentCents >= least));
  const frequencyMonetary = Math.floor((frequency + monetary + 1) / 2);
  return { recency, frequency, monetary, frequencyMonetary };
}

function scoreAs(cutsReached: readonly number[]): number {
  return 1 + cutsReached.length;
}
