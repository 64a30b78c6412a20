import { emptyReport, type Run, type StreamReport } from '@model/run';
import {
  describeDollars,
  describeOperations,
  describeReport,
  describeStep,
  reportsOf,
  toneOf,
} from './describe-streams';

const NOTHING = { apiCalls: 0, reads: 0, writes: 0, deletes: 0, invocations: 0 };
const AT = new Date('2026-01-28T20:00:00Z');

const RUN: Run = {
  trigger: 'manual',
  state: 'running',
  streams: ['customers', 'orders'],
  createdAt: AT,
  notAfter: AT,
  startedAt: AT,
  finishedAt: null,
  progressAt: AT,
  attempts: 1,
  handOvers: 0,
  idleHandOvers: 0,
  worker: 'w',
  cancelRequested: false,
  reports: {},
  cost: NOTHING,
  error: null,
  expireAt: AT,
};

function report(
  counts: Partial<StreamReport['counts']>,
  state: StreamReport['state'],
): StreamReport {
  const empty = emptyReport();
  return { ...empty, state, counts: { ...empty.counts, ...counts } };
}

describe('describeStep', () => {
  it.each([
    [{ state: 'queued' }, 'Waiting to start.'],
    [{}, 'Asking the point of sale.'],
    [
      { reports: { orders: report({}, 'running'), customers: report({}, 'complete') } },
      'Reading orders.',
    ],
    [{ cancelRequested: true }, 'Stopping. It ends after the page it is at.'],
  ] as const)('of %j is told', (change, text) => {
    expect(describeStep({ ...RUN, ...change })).toBe(text);
  });
});

it('keeps the order in which records are read', () => {
  const reports = { products: report({}, 'waiting'), customers: report({}, 'complete') };
  expect(reportsOf({ reports }).map(([stream]) => stream)).toEqual(['customers', 'products']);
});

describe('describeReport', () => {
  it('leaves out what seldom happens', () => {
    const counts = { fetched: 2527, pages: 26, created: 3, updated: 1, unchanged: 2523 };
    expect(describeReport(report(counts, 'complete'))).toBe(
      '2,527 read on 26 pages: 3 new, 1 changed',
    );
  });

  it('says what was deleted and set aside', () => {
    const counts = { fetched: 9, pages: 1, deleted: 2, quarantined: 1 };
    expect(describeReport(report(counts, 'complete'))).toBe(
      '9 read on 1 page: 0 new, 0 changed, 2 deleted, 1 set aside',
    );
  });
});

describe('describeDollars', () => {
  it.each([
    [{}, '$0.00'],
    [{ reads: 14, writes: 4 }, '$0.000008'],
    [{ writes: 20_000 }, '$0.02'],
    [{ writes: 2_000_000 }, '$1.80'],
  ])('of %j is told', (operations, text) => {
    expect(describeDollars({ ...NOTHING, ...operations })).toBe(text);
  });
});

it('names the operations', () => {
  const cost = { apiCalls: 31, reads: 1, writes: 0, deletes: 2, invocations: 1 };
  expect(describeOperations(cost)).toBe(
    '31 requests to the point of sale, 1 read, 0 writes, 2 deletes, 1 start of a worker',
  );
});

it('takes a run that is complete for good and one that failed for bad', () => {
  expect([toneOf('succeeded'), toneOf('failed'), toneOf('running')]).toEqual([
    'good',
    'bad',
    'plain',
  ]);
});
