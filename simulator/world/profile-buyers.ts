import type { BuyingProcess } from './buying-process';
import { MS_PER_DAY } from './zone-days';

/** The parameters of the `buyers` profile; the README explains each. */
export const BUYERS = {
  /** Rate λ (purchases a day) ~ Gamma(shape, scale), before calibration. */
  rateShape: 1.1,
  rateScalePerDay: 0.03,
  /** Drop-out probability after each purchase, the first included, ~ Beta(a, b). */
  dropA: 1.1,
  dropB: 5,
  /** Mean basket = p·ν with ν ~ InverseGamma(q, γ): the customer level of the gamma-gamma model. */
  basketQ: 4,
  basketMeanCents: 6_400,
  /** Customers taken over from before the till was opened; they make their first purchase in its first weeks. */
  foundingShare: 0.08,
  foundingWeeks: 8,
} as const;

/** Poisson purchases while alive, a chance to drop out after every purchase, the first included: MBG/NBD. */
export const buyersProcess: BuyingProcess = {
  draw(random, period, buyerShare) {
    const buys = random.unit() < buyerShare;
    const founding = random.chance(BUYERS.foundingShare);
    const spanMs = founding
      ? Math.min(BUYERS.foundingWeeks * 7 * MS_PER_DAY, period.toMs - period.fromMs)
      : period.toMs - period.fromMs;
    return {
      buys,
      joinedAtMs: Math.floor(period.fromMs + random.unit() * spanMs),
      ratePerDay: random.gamma(BUYERS.rateShape) * BUYERS.rateScalePerDay,
      meanBasketCents: Math.round(
        (BUYERS.basketMeanCents * (BUYERS.basketQ - 1)) / random.gamma(BUYERS.basketQ),
      ),
    };
  },

  live(latent, random, rateScale, period, onVisit) {
    if (!latent.buys) return latent.joinedAtMs;
    const dropProbability = random.beta(BUYERS.dropA, BUYERS.dropB);
    const ratePerMs = (latent.ratePerDay * rateScale) / MS_PER_DAY;
    let atMs = latent.joinedAtMs;
    while (atMs <= period.toMs) {
      onVisit(Math.floor(atMs));
      if (random.chance(dropProbability)) return Math.floor(atMs);
      atMs += random.exponential() / ratePerMs;
    }
    return null;
  },

  walkInWeight(atMs, period) {
    return 0.4 + (0.6 * (atMs - period.fromMs)) / (period.toMs - period.fromMs);
  },
};
