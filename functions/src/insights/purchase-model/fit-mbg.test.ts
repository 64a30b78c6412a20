import { drawCustomers } from '../../testing/draw-purchases';
import { fitMbg } from './fit-mbg';
import { mbgLogLikelihood } from './mbg-likelihood';
import { groupPurchases, sampleGroups } from './purchase-groups';
import { summarisePurchases } from './summarise-purchases';

const LAST_DAY = 539;
const POPULATION = {
  seed: 3,
  customers: 12_000,
  days: LAST_DAY + 1,
  purchases: { r: 1.1, alpha: 1 / 0.03, a: 1.1, b: 5 },
  spend: { p: 6, q: 4, v: 3_200 },
};

describe('fitMbg', () => {
  it('finds the top for all customers when they are too many to follow every start with', () => {
    const groups = groupPurchases(
      [...drawCustomers(POPULATION)].map(({ days }) => summarisePurchases(days, LAST_DAY)!),
    );
    expect(groups.counts.length).toBeGreaterThan(8_000);
    const { parameters, logLikelihood } = fitMbg(groups)!;
    expect(logLikelihood).toBe(mbgLogLikelihood(parameters, groups));
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      for (const factor of [0.995, 1.005]) {
        const beside = { ...parameters, [name]: parameters[name] * factor };
        expect(mbgLogLikelihood(beside, groups)).toBeLessThan(logLikelihood);
      }
    }
  });

  it('has nothing to say of nobody, or of a first day', () => {
    expect(fitMbg(groupPurchases([]))).toBeNull();
    expect(fitMbg(groupPurchases([{ repeats: 0, recency: 0, age: 0 }]))).toBeNull();
  });
});

describe('groupPurchases', () => {
  const groups = groupPurchases([
    { repeats: 2, recency: 10, age: 20 },
    { repeats: 0, recency: 0, age: 20 },
    { repeats: 2, recency: 10, age: 20, customers: 4 },
    { repeats: 1, recency: 20, age: 30 },
  ]);

  it('counts equal customers once each, and each time once', () => {
    expect([...groups.counts]).toStrictEqual([5, 1, 1]);
    expect([...groups.repeats]).toStrictEqual([2, 0, 1]);
    expect([...groups.times]).toStrictEqual([10, 20, 0, 30]);
    expect([...groups.customersByRepeats]).toStrictEqual([1, 1, 5]);
  });

  it('samples every second group with its customers to have at most two of three', () => {
    const sample = sampleGroups(groups, 2);
    expect([...sample.counts]).toStrictEqual([5, 1]);
    expect([...sample.repeats]).toStrictEqual([2, 1]);
    expect([...sample.customersByRepeats]).toStrictEqual([0, 1, 5]);
    expect(sampleGroups(groups, 3)).toBe(groups);
  });
});
