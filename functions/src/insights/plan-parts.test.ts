import { inGroups, planParts } from './plan-parts';

const ids = (count: number, length = 8): string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(length, '0'));

describe('planParts', () => {
  it('leaves what is small whole', () => {
    const effects = { customers: ['a', 'b'], days: ['2026-01-20'], products: ['p'] };
    expect(planParts(effects)).toStrictEqual([effects]);
  });

  it('makes nothing of nothing', () => {
    expect(planParts({ customers: [], days: [], products: [] })).toStrictEqual([]);
  });

  it('keeps neighbours together, twenty thousand at the most', () => {
    const parts = planParts({ customers: ids(45_000), days: [], products: ids(20_001) });
    expect(parts.map(({ customers }) => customers.length)).toStrictEqual([20_000, 20_000, 5_000]);
    expect(parts.map(({ products }) => products.length)).toStrictEqual([20_000, 1, 0]);
    expect(parts.flatMap(({ customers }) => customers)).toStrictEqual(ids(45_000));
  });

  it('makes smaller parts of long ids, so that each fits in a document', () => {
    const parts = planParts({ customers: ids(4_000, 100), days: [], products: [] });
    expect(parts.map(({ customers }) => customers.length)).toStrictEqual([3_000, 1_000]);
  });
});

describe('inGroups', () => {
  it('fills each group up to the limit, in the given order', () => {
    expect(inGroups([3, 4, 4, 2], (size) => size, 8)).toStrictEqual([
      [3, 4],
      [4, 2],
    ]);
  });

  it('gives a thing that is too large a group of its own', () => {
    expect(inGroups([1, 9, 1], (size) => size, 8)).toStrictEqual([[1], [9], [1]]);
  });
});
