import { emptyReport, type Run, type StreamReport } from '../../functions/src/model/run';
import { newRun } from '../../functions/src/sync/plan-run';
import {
  describeCost,
  describeEnd,
  describePrice,
  describeProgress,
  describeStream,
  summariseRun,
} from './describe-run';

const NOW = new Date('2026-01-29T15:00:00.000Z');

function reportOf(
  state: StreamReport['state'],
  counts: Partial<StreamReport['counts']>,
): StreamReport {
  return { state, counts: { ...emptyReport().counts, ...counts }, error: null };
}

const RUN: Run = {
  ...newRun({ trigger: 'manual', now: NOW }),
  state: 'running',
  startedAt: NOW,
  reports: {
    customers: reportOf('complete', { pages: 2, fetched: 140, created: 130, updated: 10 }),
    orders: reportOf('running', { pages: 1, fetched: 1_000, unchanged: 999, quarantined: 1 }),
    products: reportOf('waiting', {}),
  },
};

it('shows the stream that is at work', () => {
  expect(describeProgress(RUN)).toBe(
    'orders    1 page, 1,000 fetched: 0 created, 0 updated, 999 unchanged, 1 quarantined',
  );
});

it('shows that nobody has taken up a run, and that one has only begun', () => {
  expect(describeProgress({ ...RUN, state: 'queued' })).toBe('Waiting for a worker ...');
  expect(describeProgress({ ...RUN, reports: {} })).toBe('Started; asking the POS ...');
});

it('shows rarer outcomes only where there are any, and how a stream ended badly', () => {
  expect(describeStream('products', reportOf('failed', { pages: 1, fetched: 3, stale: 3 }))).toBe(
    'products  1 page, 3 fetched: 0 created, 0 updated, 0 unchanged, 0 quarantined, 3 stale [failed]',
  );
});

it('shows deletes among the cost only where there are any', () => {
  expect(describeCost({ apiCalls: 1, reads: 12, writes: 1_000, deletes: 0, invocations: 1 })).toBe(
    '1 API call, 12 reads, 1,000 writes, 1 invocation',
  );
  expect(describeCost({ apiCalls: 2, reads: 0, writes: 1, deletes: 1, invocations: 3 })).toBe(
    '2 API calls, 0 reads, 1 write, 1 delete, 3 invocations',
  );
});

it('adds up a run and says how it ended', () => {
  const finishedAt = new Date('2026-01-29T15:00:04.500Z');
  const summary = summariseRun('manual-1', {
    ...RUN,
    state: 'partial',
    finishedAt,
    error: 'Alleaves could not be reached.',
  });
  expect(summary).toMatchObject({ created: 130, updated: 10, durationMs: 4_500 });
  expect(describeEnd(summary)).toBe('Run partial in 4.5 s: Alleaves could not be reached.');
});

it('says what a run costs in dollars', () => {
  const cost = { apiCalls: 20, reads: 14, writes: 100_000, deletes: 0, invocations: 1 };
  const summary = summariseRun('manual-1', { ...RUN, cost });
  expect(summary.dollars).toBeCloseTo(0.0900046, 7);
  expect(describePrice(summary)).toBe(
    '20 API calls, 14 reads, 100,000 writes, 1 invocation: $0.09',
  );
});
