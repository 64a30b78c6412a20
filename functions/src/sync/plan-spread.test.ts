import fc from 'fast-check';
import { planOffsetMs } from './plan-spread';

const MINUTE_MS = 60_000;

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
