import { bgExpectedPurchases, bgProbabilityAlive, fitBg } from '../../testing/bg-nbd';
import { readCdnow } from '../../testing/cdnow/read-cdnow';
import { fitGammaGamma } from './fit-gamma-gamma';
import { fitMbg } from './fit-mbg';
import { expectedSpend } from './gamma-gamma';
import { mbgLogLikelihood } from './mbg-likelihood';
import { NEWCOMER, expectedPurchases, probabilityAlive } from './mbg-nbd';
import { groupPurchases } from './purchase-groups';

const CDNOW = readCdnow();
const MBG = { r: 0.5248, alpha: 6.183, a: 0.8914, b: 1.614 };
const BG = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4258 };
const GAMMA_GAMMA = { p: 6.2488, q: 3.7446, v: 15.4477 };
const HORIZON_WEEKS = 39;

const relativeError = (found: number, expected: number) => Math.abs(found / expected - 1);

describe('the purchase models on the CDNOW sample', () => {
  it('reads 2,357 customers, 946 of whom came back', () => {
    const customers = CDNOW.purchases.reduce((sum, row) => sum + row.customers, 0);
    expect([customers, CDNOW.spend.length]).toStrictEqual([2_357, 946]);
  });

  it('finds the published parameters of when customers buy', () => {
    const fit = fitMbg(groupPurchases(CDNOW.purchases));
    expect(fit?.isDetermined).toBe(true);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(relativeError(fit!.parameters[name], MBG[name])).toBeLessThan(0.0005);
    }
    expect(Math.abs(fit!.logLikelihood - -9582.13)).toBeLessThan(0.01);
  });

  it('finds the published parameters of what they spend', () => {
    const fit = fitGammaGamma(CDNOW.spend);
    expect(fit?.isDetermined).toBe(true);
    for (const name of ['p', 'q', 'v'] as const) {
      expect(relativeError(fit!.parameters[name], GAMMA_GAMMA[name])).toBeLessThan(0.0005);
    }
    expect(Math.abs(fit!.logLikelihood - -4055.92)).toBeLessThan(0.01);
  });

  it.each([
    [2, 30.43, 38.86, 0.70613, 1.26267],
    [0, 0, 38.86, 0.38972, 0.15395],
    [7, 29.43, 38.86, 0.62264, 3.16681],
    [26, 30.86, 31, 0.96555, 19.44804],
  ])('expects of %d purchases, the last at %d of %d weeks', (x, tx, age, alive, purchases) => {
    const times = { repeats: x, recency: tx, age };
    expect(relativeError(probabilityAlive(MBG, times), alive)).toBeLessThan(1e-4);
    expect(relativeError(expectedPurchases(MBG, times, HORIZON_WEEKS), purchases)).toBeLessThan(
      1e-4,
    );
  });

  it('finds those of the model without the first chance to leave by the same search', () => {
    const fit = fitBg(CDNOW.purchases);
    expect(fit.isDetermined).toBe(true);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(relativeError(fit.parameters[name], BG[name])).toBeLessThan(0.0005);
    }
    expect(Math.abs(fit.logLikelihood - -9582.43)).toBeLessThan(0.01);
  });

  it.each([
    [2, 30.43, 38.86, 0.72661, 1.22591],
    [0, 0, 38.86, 1, 0.19478],
    [7, 29.43, 38.86, 0.6418, 3.33724],
    [26, 30.86, 31, 0.96892, 20.75057],
  ])('and by the same sums expects of %d, %d, %d', (x, tx, age, alive, purchases) => {
    const times = { repeats: x, recency: tx, age };
    expect(relativeError(bgProbabilityAlive(BG, times), alive)).toBeLessThan(1e-4);
    expect(relativeError(bgExpectedPurchases(BG, times, HORIZON_WEEKS), purchases)).toBeLessThan(
      1e-4,
    );
  });

  it.each([
    [2, 22.35, 24.6586],
    [1, 11.77, 18.9115],
    [7, 73.74, 71.4629],
  ])('expects of %d purchases of $%d on average the next to cost $%d', (purchases, mean, next) => {
    expect(relativeError(expectedSpend(GAMMA_GAMMA, { purchases, mean }), next)).toBeLessThan(1e-5);
  });

  it('expects of everybody together what they bought', () => {
    const fit = fitMbg(groupPurchases(CDNOW.purchases))!;
    let expected = 0;
    let bought = 0;
    for (const { repeats, age, customers } of CDNOW.purchases) {
      expected += customers * expectedPurchases(fit.parameters, NEWCOMER, age);
      bought += customers * repeats;
    }
    expect(relativeError(expected, bought)).toBeLessThan(0.01);
  });

  it('gives a customer and their double the likelihood of two customers', () => {
    const doubled = CDNOW.purchases.map((row) => ({ ...row, customers: 2 * row.customers }));
    const once = mbgLogLikelihood(MBG, groupPurchases(CDNOW.purchases));
    expect(mbgLogLikelihood(MBG, groupPurchases(doubled))).toBeCloseTo(2 * once, 6);
    const apart = groupPurchases([...CDNOW.purchases, ...CDNOW.purchases]);
    expect(mbgLogLikelihood(MBG, apart)).toBeCloseTo(2 * once, 6);
    expect(apart.counts.length).toBeLessThan(CDNOW.purchases.length);
  });
});
