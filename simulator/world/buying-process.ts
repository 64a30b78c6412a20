import type { Random } from './random';

/** What a customer is like, drawn once. Time is in milliseconds since the epoch. */
export interface Latent {
  /** False for those who signed up and never bought. */
  readonly buys: boolean;
  readonly joinedAtMs: number;
  /** Purchases a day before calibration. */
  readonly ratePerDay: number;
  readonly meanBasketCents: number;
}

/** The generated past. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How customers buy. The README has the mathematics of both. */
export interface BuyingProcess {
  /** Draws a customer; `buyerShare` is the share of those who buy at all. */
  draw(random: Random, period: Period, buyerShare: number): Latent;
  /**
   * Calls `onVisit` for each purchase in the period, in order of time, and returns when the customer dropped out (null: alive at the end).
   * With the same random stream a greater `rateScale` never gives fewer purchases before the drop-out.
   */
  live(
    latent: Latent,
    random: Random,
    rateScale: number,
    period: Period,
    onVisit: (atMs: number) => void,
  ): number | null;
  /** Relative number of walk-in sales at an instant, at most 1. */
  walkInWeight(atMs: number, period: Period): number;
}
