import type { Org } from '../model/org';
import { emptyReport, type Run, type StreamReport } from '../model/run';
import { makeOrg } from '../testing/make-org';
import { newRun, planEnd, planStart, runIdOf, slotStart, waitingReports } from './plan-run';

const NOW = new Date('2026-01-28T20:44:59.999Z');

describe('slotStart', () => {
  it.each([
    [30, '2026-01-28T20:30:00.000Z'],
    [15, '2026-01-28T20:30:00.000Z'],
    [60, '2026-01-28T20:00:00.000Z'],
    [1440, '2026-01-28T00:00:00.000Z'],
  ])('with %i minutes is %s', (minutes, start) => {
    expect(slotStart(NOW, minutes)).toStrictEqual(new Date(start));
  });

  it('begins a new slot exactly at its start', () => {
    const start = new Date('2026-01-28T21:00:00.000Z');
    expect(slotStart(start, 30)).toStrictEqual(start);
  });
});

describe('runIdOf', () => {
  it('is the same for all calls of one minute', () => {
    expect(runIdOf('schedule', NOW)).toBe('schedule-20260128T2044');
    expect(runIdOf('manual', new Date('2026-01-28T20:44:00Z'))).toBe('manual-20260128T2044');
  });

  it('tells seconds apart where asked to', () => {
    expect(runIdOf('cron', NOW, 'second')).toBe('cron-20260128T204459');
  });
});

describe('newRun', () => {
  it('waits with all streams for ten minutes and is kept for 90 days', () => {
    expect(newRun({ trigger: 'manual', now: NOW })).toMatchObject({
      state: 'queued',
      streams: ['customers', 'orders', 'products'],
      notAfter: new Date('2026-01-28T20:54:59.999Z'),
      expireAt: new Date('2026-04-28T20:44:59.999Z'),
      attempts: 0,
    });
  });
});

const org = (status: Org['status'], statusReason: string | null = null): Org => ({
  ...makeOrg('http://127.0.0.1'),
  status,
  statusReason,
});

describe('planStart', () => {
  const run = (change: Partial<Run>): Run => ({
    ...newRun({ trigger: 'schedule', now: NOW }),
    ...change,
  });
  const late = new Date('2026-01-28T21:00:00Z');
  it.each([
    ['starts a queued run in time', run({}), org('active'), NOW, null],
    ['expires a queued run that is late', run({}), org('active'), late, 'expired'],
    [
      'goes on with a run that has begun, however late',
      run({ state: 'running', startedAt: NOW }),
      org('active'),
      late,
      null,
    ],
    ['cancels for a paused org', run({}), org('paused'), NOW, 'cancelled'],
    [
      'cancels a manual run for a paused org',
      run({ trigger: 'manual' }),
      org('paused'),
      NOW,
      'cancelled',
    ],
    ['cancels for an org that needs attention', run({}), org('needs_attention'), NOW, 'cancelled'],
    ['lets staff try again', run({ trigger: 'manual' }), org('needs_attention'), NOW, null],
    [
      'lets staff redrive a scheduled run',
      run({ redriveOf: 'schedule-20260128T1930' }),
      org('needs_attention'),
      NOW,
      null,
    ],
  ])('%s', (_, planned, of, at, state) => {
    expect(planStart(planned, of, at)?.state ?? null).toBe(state);
  });

  it('passes on why the org needs attention', () => {
    expect(planStart(run({}), org('needs_attention', 'The PIN is wrong.'), NOW)?.error).toBe(
      'The PIN is wrong.',
    );
  });
});

const report = (state: StreamReport['state'], error: string | null = null): StreamReport => ({
  ...emptyReport(),
  state,
  error,
});

describe('planEnd', () => {
  it.each([
    [
      'succeeds when all are complete',
      { customers: report('complete'), orders: report('complete') },
      'succeeded',
      null,
    ],
    ['succeeds when nothing was to be done', {}, 'succeeded', null],
    [
      'is partial when one failed',
      { customers: report('complete'), orders: report('failed', 'no') },
      'partial',
      'no',
    ],
    ['is partial when one is held', { customers: report('held', 'held') }, 'partial', 'held'],
    [
      'fails when all failed',
      { customers: report('failed', 'a'), orders: report('failed', 'b') },
      'failed',
      'a',
    ],
  ])('%s', (_, reports, state, error) => {
    expect(planEnd(reports)).toStrictEqual({ state, error });
  });
});

describe('waitingReports', () => {
  it('makes an own report for each stream', () => {
    const reports = waitingReports(['orders', 'products']);
    expect(Object.keys(reports)).toStrictEqual(['orders', 'products']);
    expect(reports.orders).not.toBe(reports.products);
  });
});
