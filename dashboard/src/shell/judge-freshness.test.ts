import { judgeFreshness, type FreshnessFacts } from './judge-freshness';

const NOW = new Date('2026-01-30T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

const QUIET: FreshnessFacts = {
  syncing: false,
  needsAttention: false,
  lastRunState: 'succeeded',
  lastSuccessAt: minutesAgo(3),
  intervalMinutes: 30,
};

it.each<[string, Partial<FreshnessFacts>, string, string]>([
  ['is live just after a sync', {}, 'Live', 'good'],
  ['is live for one interval', { lastSuccessAt: minutesAgo(30) }, 'Live', 'good'],
  ['is recent after one interval', { lastSuccessAt: minutesAgo(31) }, 'Recent', 'plain'],
  ['is recent for two intervals', { lastSuccessAt: minutesAgo(60) }, 'Recent', 'plain'],
  ['is stale after two intervals', { lastSuccessAt: minutesAgo(61) }, 'Stale', 'warn'],
  [
    'knows longer intervals',
    { lastSuccessAt: minutesAgo(61), intervalMinutes: 120 },
    'Live',
    'good',
  ],
  [
    'is not live for a day',
    { lastSuccessAt: minutesAgo(121), intervalMinutes: 1_440 },
    'Recent',
    'plain',
  ],
  ['is stale before the first sync', { lastSuccessAt: null, lastRunState: null }, 'Stale', 'warn'],
  ['has failed when the last run failed', { lastRunState: 'failed' }, 'Failed', 'bad'],
  ['has failed while something must be put right', { needsAttention: true }, 'Failed', 'bad'],
  ['goes by age when a run was incomplete', { lastRunState: 'partial' }, 'Live', 'good'],
  [
    'is syncing even after a failure',
    { syncing: true, lastRunState: 'failed' },
    'Syncing',
    'plain',
  ],
])('the badge %s', (_, change, word, tone) => {
  expect(judgeFreshness({ ...QUIET, ...change }, NOW)).toMatchObject({ word, tone });
});

it.each([
  [3, 'Everything was synced within the last 30 minutes.'],
  [45, 'Everything was synced within the last 60 minutes.'],
  [90, 'No complete sync for more than 60 minutes.'],
])('says what it means %i minutes after a sync', (minutes, meaning) => {
  const facts = { ...QUIET, lastSuccessAt: minutesAgo(minutes) };
  expect(judgeFreshness(facts, NOW).meaning).toBe(meaning);
});

it('tells long times in hours', () => {
  const facts = { ...QUIET, intervalMinutes: 1_440, lastSuccessAt: minutesAgo(600) };
  const meaning = 'Everything was synced within the last 48 hours.';
  expect(judgeFreshness(facts, NOW).meaning).toBe(meaning);
});
