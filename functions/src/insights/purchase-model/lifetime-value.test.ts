import { LIFETIME_VALUE, discountedPurchases } from './lifetime-value';
import { NEWCOMER, expectedPurchases } from './mbg-nbd';

describe('discountedPurchases', () => {
  // Everybody buys every ten days, and next to nobody leaves.
  const steady = { r: 1e6, alpha: 1e7, a: 1e-6, b: 1 };

  it('counts two years and takes ten per cent a year off', () => {
    expect(LIFETIME_VALUE).toStrictEqual({ horizonDays: 730, yearlyDiscount: 0.1 });
    expect(expectedPurchases(steady, NEWCOMER, 730)).toBeCloseTo(73, 2);
    const meanWorth = (1 - 0.9 ** 2) / (2 * -Math.log(0.9));
    expect(discountedPurchases(steady, NEWCOMER) / (73 * meanWorth)).toBeCloseTo(1, 3);
  });

  it('is next to nothing for somebody who has left', () => {
    const model = { r: 1, alpha: 30, a: 1, b: 5 };
    const lost = { repeats: 20, recency: 100, age: 600 };
    expect(discountedPurchases(model, lost)).toBeLessThan(0.001);
    expect(discountedPurchases(model, { ...lost, age: 101 })).toBeGreaterThan(10);
  });
});
