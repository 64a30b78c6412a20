import type { BuyingProcess, Period } from './buying-process';
import { Random, STREAM } from './random';

/** What the calibration settled on. */
export interface Calibration {
  readonly rateScale: number;
  readonly buyerShare: number;
  /** Purchases of members at that scale: never more than allowed. */
  readonly memberOrders: number;
}

/** Share of members who buy at all, when the wanted number of orders leaves room for it. */
const BUYER_SHARE = 0.8;
/** First purchases may use this much of what members are to buy in all. */
const FIRST_PURCHASE_SHARE = 0.6;
const STEPS = 24;
const LOWEST_SCALE = 1e-6;
const HIGHEST_SCALE = 60;

function countOrders(
  process: BuyingProcess,
  seed: number,
  members: readonly number[],
  period: Period,
  scale: { rateScale: number; buyerShare: number },
  enough: number,
): number {
  let count = 0;
  for (const slot of members) {
    const latent = process.draw(new Random(seed, STREAM.latent, slot), period, scale.buyerShare);
    process.live(latent, new Random(seed, STREAM.process, slot), scale.rateScale, period, () => {
      count += 1;
    });
    if (count > enough) return count;
  }
  return count;
}

/** Most members the bisection looks at; a larger roster is judged by this many, spread over it. */
const SAMPLE = 4_000;
const STEP_BACK = 0.995;

function sample(members: readonly number[]): readonly number[] {
  if (members.length <= SAMPLE) return members;
  const stride = members.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, index) => members[Math.floor(index * stride)] ?? 0);
}

function bisect(fits: (rateScale: number) => boolean): number {
  let low = Math.log(LOWEST_SCALE);
  let high = Math.log(HIGHEST_SCALE);
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (fits(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

/**
 * Finds the rate scale at which members make as many of the wanted orders as possible without exceeding them,
 * by bisection with common random numbers. When even first purchases would be too many, fewer members buy at all.
 */
export function calibrate(
  process: BuyingProcess,
  seed: number,
  members: readonly number[],
  period: Period,
  wanted: number,
): Calibration {
  let buyerShare = Math.min(
    BUYER_SHARE,
    (FIRST_PURCHASE_SHARE * wanted) / Math.max(1, members.length),
  );
  const count = (slots: readonly number[], rateScale: number, enough: number) =>
    countOrders(process, seed, slots, period, { rateScale, buyerShare }, enough);
  while (count(members, LOWEST_SCALE, wanted) > wanted) buyerShare *= 0.8;
  const few = sample(members);
  const wantedOfFew = Math.floor((wanted * few.length) / Math.max(1, members.length));
  let rateScale = bisect((scale) => count(few, scale, wantedOfFew) <= wantedOfFew);
  let memberOrders = count(members, rateScale, wanted);
  while (memberOrders > wanted) {
    rateScale *= STEP_BACK;
    memberOrders = count(members, rateScale, wanted);
  }
  return { rateScale, buyerShare, memberOrders };
}
