import * as fc from 'fast-check';
import type { Known } from '../store/manifest';
import { planDeletions } from './plan-deletions';

const known = (count: number, misses = 0): Known[] =>
  Array.from({ length: count }, (_, index) => ({ externalId: String(1000 + index), misses }));
const idsOf = (records: readonly Known[]) => records.map(({ externalId }) => externalId);
const seenAllBut = (records: readonly Known[], vanished: number) =>
  new Set(idsOf(records).slice(vanished));

describe('planDeletions', () => {
  it('plans nothing when everything was seen', () => {
    const records = known(10);
    expect(planDeletions('customers', records, seenAllBut(records, 0))).toEqual({
      missed: [],
      due: [],
      massive: false,
    });
  });

  it.each([
    ['customers', 1, []],
    ['customers', 2, ['1000']],
    ['products', 0, []],
    ['products', 1, ['1000']],
    ['orders', 0, ['1000']],
  ] as const)('counts a record of %s missed %d times before', (stream, misses, due) => {
    const records = known(10, misses);
    const plan = planDeletions(stream, records, seenAllBut(records, 1));
    expect(plan.missed).toEqual([{ externalId: '1000', misses: misses + 1 }]);
    expect(plan.due).toEqual(due);
  });

  it.each([
    [100, 25, false],
    [100, 26, true],
    [1000, 50, false],
    [1000, 51, true],
    [40, 20, false],
    [40, 21, true],
    [4, 2, false],
    [4, 3, true],
    [1, 1, true],
  ])('of %d records holds a vanish of %d: %s', (count, vanished, massive) => {
    const records = known(count);
    expect(planDeletions('products', records, seenAllBut(records, vanished)).massive).toBe(massive);
  });

  it('always holds a walk that saw nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (count) => {
        expect(planDeletions('customers', known(count), new Set()).massive).toBe(true);
      }),
    );
  });
});
