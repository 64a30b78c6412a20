import fc from 'fast-check';
import { planOffsetMs, shareOf } from './plan-spread';

const MINUTE_MS = 60_000;

it('spreads ids that differ by a digit evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let id = 0; id < 10_000; id += 1) {
    const tenth = Math.floor(shareOf(`org-${id}`) * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

it.each([
  [1, 30],
  [49, 30],
  [49, 5],
])('starts %i orgs at once (every %i minutes)', (orgs, intervalMinutes) => {
  expect(planOffsetMs('maple', { orgs, intervalMinutes })).toBe(0);
});

it('never waits longer than four fifths of the slot, nor longer than so few need', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 5, max: 1440 }),
      (orgId, orgs, intervalMinutes) => {
        const offsetMs = planOffsetMs(orgId, { orgs, intervalMinutes });
        expect(offsetMs).toBe(planOffsetMs(orgId, { orgs, intervalMinutes }));
        expect(offsetMs).toBeGreaterThanOrEqual(0);
        expect(offsetMs).toBeLessThanOrEqual(intervalMinutes * 0.8 * MINUTE_MS);
        expect(offsetMs).toBeLessThanOrEqual((orgs / 50) * MINUTE_MS);
      },
    ),
  );
});
