import { describeInterval, describeLast, describeNext, nextSyncAt } from './describe-state';

const NOW = new Date('2026-01-28T20:12:00Z');
const ACTIVE = { status: 'active', schedule: { intervalMinutes: 30 }, breaker: null } as const;

describe('describeLast', () => {
  it('says how long ago', () => {
    const last = describeLast(new Date('2026-01-28T20:05:00Z'), NOW);
    expect(last).toBe('The last complete sync ended 7 minutes ago.');
  });

  it('says that there was no complete sync', () => {
    expect(describeLast(null, NOW)).toBe('No sync has been complete yet.');
  });
});

describe('nextSyncAt', () => {
  it('is the next multiple of the interval', () => {
    expect(nextSyncAt(ACTIVE, NOW)).toEqual(new Date('2026-01-28T20:30:00Z'));
  });

  it('is after now even when a sync is due this instant', () => {
    const due = new Date('2026-01-28T20:30:00Z');
    expect(nextSyncAt(ACTIVE, due)).toEqual(new Date('2026-01-28T21:00:00Z'));
  });

  it.each(['paused', 'needs_attention'] as const)(
    'is never while an organisation is %s',
    (status) => {
      expect(nextSyncAt({ ...ACTIVE, status }, NOW)).toBeNull();
    },
  );
});

describe('describeNext', () => {
  it('names the time in the zone of the store', () => {
    expect(describeNext(ACTIVE, NOW, 'America/New_York')).toBe(
      'The next sync begins at 3:30 PM, in 18 minutes.',
    );
  });

  it('says that the point of sale is left alone for a while', () => {
    const breaker = { failures: 3, openUntil: new Date('2026-01-28T20:20:00Z') };
    expect(describeNext({ ...ACTIVE, breaker }, NOW, 'America/New_York')).toBe(
      'The point of sale did not answer for a while. It is asked again at 3:20 PM, in 8 minutes.',
    );
  });

  it('says why none is due', () => {
    expect(describeNext({ ...ACTIVE, status: 'paused' }, NOW, 'UTC')).toBe(
      'No sync is due: syncing is paused.',
    );
    expect(describeNext({ ...ACTIVE, status: 'needs_attention' }, NOW, 'UTC')).toBe(
      'No sync is due until this is put right and syncing is resumed.',
    );
  });
});

it.each([
  [5, 'every 5 minutes'],
  [45, 'every 45 minutes'],
  [60, 'every hour'],
  [120, 'every 2 hours'],
  [1440, 'once a day'],
])('says %i minutes as %s', (minutes, text) => {
  expect(describeInterval(minutes)).toBe(text);
});
