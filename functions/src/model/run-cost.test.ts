import { dollarsOf, PRICES } from './run-cost';

const NOTHING = { apiCalls: 0, reads: 0, writes: 0, deletes: 0, invocations: 0 };

it.each([
  ['reads', 0.03],
  ['writes', 0.09],
  ['deletes', 0.01],
  ['invocations', 0.04],
  ['apiCalls', 0],
] as const)('takes for 100,000 %s %p dollars', (operation, dollars) => {
  expect(dollarsOf({ ...NOTHING, [operation]: 100_000 }, PRICES)).toBeCloseTo(dollars, 10);
});

it('adds up what a run did', () => {
  const cost = { apiCalls: 20, reads: 14, writes: 4, deletes: 1, invocations: 2 };
  expect(dollarsOf(cost, PRICES)).toBeCloseTo(0.0000042 + 0.0000036 + 0.0000001 + 0.0000008, 12);
});
