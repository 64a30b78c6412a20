import { at } from './columns';
import type { BuyingProcess } from './buying-process';
import { MS_PER_DAY } from './zone-days';

/** The parameters of the `seasonal` profile; the README explains each. */
export const SEASONAL = {
  /** Days between visits, and their shares. */
  rhythms: [
    { days: 7, share: 0.2 },
    { days: 14, share: 0.35 },
    { days: 30, share: 0.35 },
    { days: 60, share: 0.1 },
  ],
  /** Standard deviation of a gap, as a share of the rhythm. */
  jitter: 0.12,
  /** A drop-out strikes at a constant hazard, whether or not the customer buys. */
  meanLifeDays: 260,
  basketSpread: 0.35,
  basketMeanCents: 5_600,
  /** Share of planned visits that take place, by month from January. */
  months: [0.6, 0.65, 0.8, 1, 0.85, 0.75, 0.8, 0.75, 0.7, 0.8, 0.95, 1],
  /** Paydays are the 1st and the 15th; visits near one are kept, others this often. */
  awayFromPayday: 0.75,
  paydayReachDays: 3,
} as const;

function seasonWeight(atMs: number): number {
  const day = new Date(atMs);
  const date = day.getUTCDate();
  const nearPayday =
    Math.min(Math.abs(date - 1), Math.abs(date - 15), 32 - date) <= SEASONAL.paydayReachDays;
  return at(SEASONAL.months, day.getUTCMonth()) * (nearPayday ? 1 : SEASONAL.awayFromPayday);
}

function drawRhythmDays(roll: number): number {
  let rest = roll;
  return SEASONAL.rhythms.find(({ share }) => (rest -= share) < 0)?.days ?? 30;
}

/** Regular personal rhythms, thinned by season and payday; drop-out by a hazard that has nothing to do with purchases. */
export const seasonalProcess: BuyingProcess = {
  draw(random, period, buyerShare) {
    const buys = random.unit() < buyerShare;
    return {
      buys,
      joinedAtMs: Math.floor(period.fromMs + random.unit() * (period.toMs - period.fromMs)),
      ratePerDay: 1 / drawRhythmDays(random.unit()),
      meanBasketCents: Math.round(
        SEASONAL.basketMeanCents * Math.exp(SEASONAL.basketSpread * random.normal()),
      ),
    };
  },

  live(latent, random, rateScale, period, onVisit) {
    if (!latent.buys) return latent.joinedAtMs;
    const endsAtMs = latent.joinedAtMs + random.exponential() * SEASONAL.meanLifeDays * MS_PER_DAY;
    const rhythmMs = MS_PER_DAY / (latent.ratePerDay * rateScale);
    let plannedMs = latent.joinedAtMs;
    let first = true;
    while (plannedMs <= Math.min(period.toMs, endsAtMs)) {
      const kept = random.chance(seasonWeight(plannedMs));
      if (first || kept) onVisit(Math.floor(plannedMs));
      first = false;
      plannedMs += rhythmMs * Math.max(0.3, 1 + SEASONAL.jitter * random.normal());
    }
    return endsAtMs <= period.toMs ? Math.floor(endsAtMs) : null;
  },

  walkInWeight(atMs) {
    return seasonWeight(atMs);
  },
};
