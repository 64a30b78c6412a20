import type { SyncStatus } from '@model/run';
import { listAttention } from './list-attention';

const ORG = { status: 'active', statusReason: null } as const;

const withAttention = (attention: Partial<SyncStatus['attention']>): SyncStatus => ({
  lastSuccessAt: null,
  lastRunId: null,
  lastRunState: null,
  lastError: null,
  attention: { quarantined: 0, holds: 0, deadLetters: 0, ...attention },
});

const BOOKS = {
  lastDay: '2026-01-29',
  balancedThrough: '2026-01-27',
  differing: ['2026-01-28'],
  differingCount: 1,
  computedAt: new Date('2026-01-30T00:00:00Z'),
};

const textsOf = (facts: Partial<Parameters<typeof listAttention>[0]>): string[] =>
  listAttention({ org: ORG, status: null, books: null, ...facts }).map(({ text }) => text);

describe('what needs attention', () => {
  it('is nothing while all is well, or nothing is known yet', () => {
    expect(textsOf({})).toEqual([]);
    expect(
      textsOf({
        status: withAttention({ stalled: false }),
        books: { ...BOOKS, differing: [], differingCount: 0 },
      }),
    ).toEqual([]);
  });

  it('begins with an organisation that cannot sync, in the words stored with it', () => {
    const org = { status: 'needs_attention', statusReason: 'The login was refused.' } as const;
    expect(textsOf({ org, status: withAttention({ quarantined: 1 }) })).toEqual([
      'The login was refused.',
      '1 record could not be read and is set aside.',
    ]);
  });

  it('leaves it to those who may resume syncing to put it right', () => {
    const org = { status: 'needs_attention', statusReason: null } as const;
    const [item] = listAttention({ org, status: null, books: null });
    expect(item).toMatchObject({ href: '/sync?tab=schedule', needs: 'editSchedule' });
  });

  it('says that syncing is paused', () => {
    expect(textsOf({ org: { status: 'paused', statusReason: null } })).toEqual([
      'Syncing is paused. Figures stand still until it goes on.',
    ]);
  });

  it('puts decisions before what is set aside or given up, and those before silence', () => {
    const attention = {
      quarantined: 12,
      holds: 1,
      deadLetters: 2,
      webhookSilence: true,
      stalled: true,
    };
    const items = listAttention({ org: ORG, status: withAttention(attention), books: BOOKS });
    expect(items.map(({ action, href, needs }) => [action, href, needs])).toEqual([
      ['Decide', '/sync?tab=desk', 'decide'],
      ['Look at them', '/sync?tab=desk', 'decide'],
      ['Try again', '/sync?tab=desk', 'decide'],
      ['See the runs', '/sync', 'look'],
      ['See the log', '/sync?tab=webhooks', 'seeWebhooks'],
      ['Compare', '/sync?tab=books', 'look'],
    ]);
  });

  it('names the day whose books differ, or how many and the latest', () => {
    expect(textsOf({ books: BOOKS })).toEqual([
      'The books of Wed, Jan 28 differ from the point of sale.',
    ]);
    expect(textsOf({ books: { ...BOOKS, differingCount: 3 } })).toEqual([
      'The books of 3 days differ from the point of sale, last of Wed, Jan 28.',
    ]);
  });
});
