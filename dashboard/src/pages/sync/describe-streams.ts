import { dollarsOf, PRICES } from '@model/run-cost';
import type { Run, RunCost, RunState, StreamReport } from '@model/run';
import { STREAMS, type Stream } from '@model/source';
import { formatCount, formatPlural } from '../../format/numbers';
import type { Tone } from '../../ui/badge';

const CENT = 0.01;
const SHOWN_DECIMALS = 6;

/** What people call each kind of record. */
export const STREAM_LABELS: Readonly<Record<Stream, string>> = {
  customers: 'Customers',
  orders: 'Orders',
  products: 'Products',
};

/** How far each kind of record has come. */
export const REPORT_LABELS: Readonly<Record<StreamReport['state'], string>> = {
  waiting: 'Waiting',
  running: 'At work',
  complete: 'Complete',
  failed: 'Failed',
  held: 'Held for a decision',
};

const RUN_TONES: Partial<Record<RunState, Tone>> = {
  succeeded: 'good',
  partial: 'warn',
  failed: 'bad',
  expired: 'warn',
};

/** How the state of a run is to be taken. */
export function toneOf(state: RunState): Tone {
  return RUN_TONES[state] ?? 'plain';
}

/** The kinds of record that a run has reported about, in the order they are read. */
export function reportsOf({ reports }: Pick<Run, 'reports'>): (readonly [Stream, StreamReport])[] {
  return STREAMS.flatMap((stream) => {
    const report = reports[stream];
    return report ? [[stream, report] as const] : [];
  });
}

/** What a run is doing, without figures that change all the time. */
export function describeStep(run: Run): string {
  if (run.state === 'queued') return 'Waiting to start.';
  if (run.cancelRequested) return 'Stopping. It ends after the page it is at.';
  const current = reportsOf(run).find(([, report]) => report.state === 'running');
  return current ? `Reading ${current[0]}.` : 'Asking the point of sale.';
}

/** What was read of one kind of record: `2,527 read on 26 pages: 3 new, 1 changed`. */
export function describeReport({ counts }: StreamReport): string {
  const { fetched, pages, created, updated, deleted, quarantined } = counts;
  const rare = [
    ...(deleted > 0 ? [`${formatCount(deleted)} deleted`] : []),
    ...(quarantined > 0 ? [`${formatCount(quarantined)} set aside`] : []),
  ];
  const became = [`${formatCount(created)} new`, `${formatCount(updated)} changed`, ...rare];
  return `${formatCount(fetched)} read on ${formatPlural(pages, 'page')}: ${became.join(', ')}`;
}

/** What a run cost in dollars, down to a millionth where it is less than a cent. */
export function describeDollars(cost: RunCost): string {
  const dollars = dollarsOf(cost, PRICES);
  if (dollars === 0) return '$0.00';
  return `$${dollars.toFixed(dollars < CENT ? SHOWN_DECIMALS : 2)}`;
}

/** What a run did that costs, or counts towards a limit. */
export function describeOperations({
  apiCalls,
  reads,
  writes,
  deletes,
  invocations,
}: RunCost): string {
  return [
    formatPlural(apiCalls, 'request to the point of sale', 'requests to the point of sale'),
    formatPlural(reads, 'read'),
    formatPlural(writes, 'write'),
    formatPlural(deletes, 'delete'),
    formatPlural(invocations, 'start of a worker', 'starts of a worker'),
  ].join(', ');
}

/** What a run did, over all kinds of record. */
export function sumCounts({ reports }: Pick<Run, 'reports'>): {
  readonly read: number;
  /** Created, updated or deleted. */
  readonly changed: number;
  readonly setAside: number;
} {
  const all = Object.values(reports).map(({ counts }) => counts);
  const sum = (of: (counts: StreamReport['counts']) => number): number =>
    all.reduce((total, counts) => total + of(counts), 0);
  return {
    read: sum(({ fetched }) => fetched),
    changed: sum(({ created, updated, deleted }) => created + updated + deleted),
    setAside: sum(({ quarantined }) => quarantined),
  };
}
