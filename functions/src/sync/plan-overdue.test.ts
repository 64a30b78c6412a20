import type { Org } from '../model/org';
import { planOverdue } from './plan-overdue';

const NOW = new Date('2026-01-30T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

const overdue = (
  lastSuccess: number | null,
  {
    intervalMinutes = 30,
    status = 'active',
    created = 100_000,
  }: { intervalMinutes?: number; status?: Org['status']; created?: number } = {},
): number | null =>
  planOverdue(
    { status, schedule: { intervalMinutes }, createdAt: minutesAgo(created) },
    lastSuccess === null ? null : { lastSuccessAt: minutesAgo(lastSuccess) },
    NOW,
  );

describe('planOverdue', () => {
  it.each([
    [89, 30, null],
    [90, 30, null],
    [91, 30, 91],
    [200, 1_440, null],
    [16, 5, 16],
  ])('%d minutes after a success, every %d minutes, says %s', (ago, intervalMinutes, said) => {
    expect(overdue(ago, { intervalMinutes })).toBe(said);
  });

  it('gives the first sync six hours', () => {
    expect(overdue(null, { created: 360 })).toBeNull();
    expect(overdue(null, { created: 361 })).toBe(361);
  });

  it('counts while somebody has to see to the login, and not while it is paused', () => {
    expect(overdue(91, { status: 'needs_attention' })).toBe(91);
    expect(overdue(91, { status: 'paused' })).toBeNull();
  });
});
