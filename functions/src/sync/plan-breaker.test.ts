import { breakerAfter, isResting, planBreaker } from './plan-breaker';
import { shareOf } from '../model/share-of';

const NOW = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

describe('planBreaker', () => {
  it.each([1, 2])('stays closed after %i failures', (failures) => {
    const plan = planBreaker({ orgId: 'maple', failures, lastFailureAt: NOW, now: NOW });
    expect(plan).toStrictEqual({ state: 'closed', openUntil: null });
  });

  it.each([
    [3, 30],
    [4, 60],
    [5, 120],
    [6, 240],
    [7, 240],
    [60, 240],
  ])('rests after %i failures for %i minutes, less up to a fifth', (failures, minutes) => {
    const plan = planBreaker({ orgId: 'maple', failures, lastFailureAt: NOW, now: NOW });
    const restMs = (plan.openUntil?.getTime() ?? 0) - NOW.getTime();
    expect(plan.state).toBe('open');
    expect(restMs).toBe(Math.round(minutes * MINUTE_MS * (1 - 0.2 * shareOf('maple'))));
    expect(restMs).toBeLessThanOrEqual(minutes * MINUTE_MS);
    expect(restMs).toBeGreaterThanOrEqual(minutes * MINUTE_MS * 0.8);
  });

  it('lets one run try when the rest is over', () => {
    const now = new Date(NOW.getTime() + 30 * MINUTE_MS);
    const plan = planBreaker({ orgId: 'maple', failures: 3, lastFailureAt: NOW, now });
    expect(plan.state).toBe('half_open');
  });

  it('does not wake orgs of one POS together', () => {
    const ends = ['maple', 'oak', 'pine', 'elm'].map((orgId) =>
      planBreaker({ orgId, failures: 3, lastFailureAt: NOW, now: NOW }).openUntil?.getTime(),
    );
    expect(new Set(ends).size).toBe(4);
  });
});

const after = (given: Partial<Parameters<typeof breakerAfter>[0]>) =>
  breakerAfter({
    orgId: 'maple',
    before: null,
    state: 'failed',
    failure: 'transient',
    now: NOW,
    ...given,
  });

describe('breakerAfter', () => {
  it('opens at the third failure in a row', () => {
    const first = after({});
    const second = after({ before: first });
    const third = after({ before: second });
    expect([first, second]).toStrictEqual([
      { failures: 1, openUntil: null },
      { failures: 2, openUntil: null },
    ]);
    expect(third?.failures).toBe(3);
    expect(isResting(third, NOW)).toBe(true);
    expect(isResting(third, new Date(NOW.getTime() + 30 * MINUTE_MS))).toBe(false);
  });

  it.each(['succeeded', 'partial'] as const)('closes when a run %s', (state) => {
    expect(after({ before: { failures: 7, openUntil: NOW }, state })).toBeNull();
  });

  it.each([
    ['failed', 'contract'],
    ['failed', 'refused'],
    ['failed', null],
    ['superseded', 'transient'],
    ['cancelled', null],
    ['expired', null],
  ] as const)('stays as it is when a run ended as %s (%p)', (state, failure) => {
    const before = { failures: 2, openUntil: null };
    expect(after({ before, state, failure })).toBe(before);
  });

  it('has nothing to write when all is well', () => {
    expect(after({ state: 'succeeded', failure: null })).toBeNull();
  });
});

it('does not rest while there are too few failures', () => {
  expect(isResting(null, NOW)).toBe(false);
  expect(isResting({ failures: 2, openUntil: null }, NOW)).toBe(false);
});
