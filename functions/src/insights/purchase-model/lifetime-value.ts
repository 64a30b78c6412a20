import { expectedPurchases } from './mbg-nbd';
import type { MbgNbdParameters, PurchaseTimes } from './mbg-nbd';

/** What a predicted lifetime value is counted with: two years ahead, and a dollar in a year is worth 90 cents today. */
export const LIFETIME_VALUE = { horizonDays: 730, yearlyDiscount: 0.1 } as const;

const DAYS_PER_YEAR = 365;
/** Purchases of one step are discounted to its middle; quarters of a year are off by less than one in ten thousand. */
const STEPS = 8;

/**
 * The purchases that are expected within the horizon of {@link LIFETIME_VALUE}, each worth less the later it comes.
 * @param times in days.
 */
export function discountedPurchases(model: MbgNbdParameters, times: PurchaseTimes): number {
  const { horizonDays, yearlyDiscount } = LIFETIME_VALUE;
  const stepDays = horizonDays / STEPS;
  let before = 0;
  let sum = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const until = expectedPurchases(model, times, step * stepDays);
    const years = ((step - 0.5) * stepDays) / DAYS_PER_YEAR;
    sum += (until - before) * (1 - yearlyDiscount) ** years;
    before = until;
  }
  return sum;
}
