import type { RunState, SyncStatus } from '../model/run';
import { planBadge } from './plan-badge';

const BEFORE: SyncStatus = {
  lastSuccessAt: new Date('2026-01-28T20:00:00Z'),
  lastRunId: 'schedule-20260128T2030',
  lastRunState: 'failed',
  lastError: 'Alleaves could not be reached',
  attention: { quarantined: 0, holds: 0, deadLetters: 0 },
};
const AT = new Date('2026-01-28T21:00:00Z');
const ATTENTION = { quarantined: 2, holds: 1, deadLetters: 3 };
const end = (state: RunState, trigger: 'schedule' | 'hint' = 'schedule') => ({
  runId: 'r',
  trigger,
  state,
  error: state === 'succeeded' ? null : 'why',
  at: AT,
});

describe('planBadge', () => {
  it('moves the last success with a run of everything', () => {
    expect(planBadge(BEFORE, end('succeeded'), ATTENTION)).toEqual({
      lastSuccessAt: AT,
      lastRunId: 'r',
      lastRunState: 'succeeded',
      lastError: null,
      attention: ATTENTION,
    });
  });

  it.each(['partial', 'failed'] as const)(
    'keeps the last success when a run ends as %s',
    (state) => {
      expect(planBadge(BEFORE, end(state), ATTENTION)).toEqual({
        lastSuccessAt: BEFORE.lastSuccessAt,
        lastRunId: 'r',
        lastRunState: state,
        lastError: 'why',
        attention: ATTENTION,
      });
    },
  );

  it.each([end('succeeded', 'hint'), end('superseded'), end('cancelled'), end('expired')])(
    'learns only about attention from %j',
    (given) => {
      expect(planBadge(BEFORE, given, ATTENTION)).toEqual({ ...BEFORE, attention: ATTENTION });
    },
  );

  it('begins with nothing known', () => {
    expect(planBadge(null, end('superseded'), ATTENTION)).toEqual({
      lastSuccessAt: null,
      lastRunId: null,
      lastRunState: null,
      lastError: null,
      attention: ATTENTION,
    });
  });
});
