import type { BooksSummary } from '../model/books';
import type { SyncStatus } from '../model/run';
import { findTroubles, type OrgStandingFacts } from './plan-troubles';

const NOW = new Date('2026-01-28T20:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const STATUS: SyncStatus = {
  lastSuccessAt: minutesAgo(20),
  lastRunId: 'r',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 7, holds: 0, deadLetters: 2 },
};
const BOOKS: BooksSummary = {
  lastDay: '2026-01-27',
  balancedThrough: '2026-01-27',
  differing: [],
  differingCount: 0,
  computedAt: NOW,
};
const facts = (change: Partial<OrgStandingFacts> = {}): OrgStandingFacts => ({
  org: { status: 'active', statusReason: null, schedule: { intervalMinutes: 30 } },
  status: STATUS,
  books: BOOKS,
  now: NOW,
  ...change,
});
const withAttention = (attention: Partial<SyncStatus['attention']>) =>
  facts({ status: { ...STATUS, attention: { ...STATUS.attention, ...attention } } });
const kinds = (given: OrgStandingFacts): string[] => [...findTroubles(given).keys()];

describe('findTroubles', () => {
  it('finds none with an organisation that is well, or that never began', () => {
    expect(kinds(facts())).toEqual([]);
    expect(kinds(facts({ status: null, books: null }))).toEqual([]);
  });

  it.each([
    ['stalled', withAttention({ stalled: true })],
    ['held', withAttention({ holds: 1 })],
    ['webhook_silence', withAttention({ webhookSilence: true })],
    ['books', facts({ books: { ...BOOKS, differingCount: 1, differing: ['2026-01-20'] } })],
    ['late', facts({ status: { ...STATUS, lastSuccessAt: minutesAgo(60) } })],
  ])('finds %s', (kind, given) => {
    expect(kinds(given)).toEqual([kind]);
  });

  it('looks two intervals after a success, and tells after the third', () => {
    const late = (minutes: number) =>
      findTroubles(facts({ status: { ...STATUS, lastSuccessAt: minutesAgo(minutes) } })).get(
        'late',
      );
    expect(late(59)).toBeUndefined();
    expect(late(60)).toEqual({
      cause: 'No sync has succeeded for 3 intervals.',
      lastsMs: 30 * 60_000,
    });
    const slow = facts({
      org: { status: 'active', statusReason: null, schedule: { intervalMinutes: 1_440 } },
      status: { ...STATUS, lastSuccessAt: minutesAgo(2_000) },
    });
    expect(kinds(slow)).toEqual([]);
  });

  it('says why the last sync failed', () => {
    const status: SyncStatus = {
      ...STATUS,
      lastSuccessAt: minutesAgo(90),
      lastRunState: 'failed',
      lastError: 'Alleaves could not be reached.',
    };
    expect(findTroubles(facts({ status })).get('late')?.cause).toBe(
      'Alleaves could not be reached.',
    );
  });

  it('finds nothing else while syncing has stopped, and nothing at all while it is paused', () => {
    const troubled = withAttention({ holds: 3, stalled: true });
    const org = { ...troubled.org, statusReason: 'Alleaves refused the login.' };
    const stopped = findTroubles({ ...troubled, org: { ...org, status: 'needs_attention' } });
    expect([...stopped]).toEqual([
      ['needs_attention', { cause: 'Alleaves refused the login.', lastsMs: 240_000 }],
    ]);
    expect(kinds({ ...troubled, org: { ...org, status: 'paused' } })).toEqual([]);
  });
});
