import { SEGMENTS } from '../../functions/src/model/segment';
import { ORDER_STATUSES } from '../../functions/src/model/order';
import { STREAMS } from '../../functions/src/model/source';
import { formatAmount, formatCents, formatCount, formatShare } from '../format/numbers';
import type { Paint } from '../output';
import { describeCost } from '../runs/describe-run';
import type { Difference } from './difference';
import type { VerifyReport } from './report';

/** Differences that are printed; the rest is a number. */
const PRINTED = 20;

/** A report in lines for people. */
export function renderReport(report: VerifyReport, paint: Paint): string[] {
  const mark = (good: boolean): string => (good ? paint.green('✓') : paint.red('✗'));
  return [
    ...describeCustomers(report),
    ...describeOrders(report),
    `Products: ${formatCount(report.products)}, ${formatCount(report.priced)} priced (${formatShare(report.priced, report.products)})`,
    ...describeComparison(report, mark),
    ...describeDifferences(report.differences, report.mismatches),
    ...describeSecondSync(report, mark),
    `${mark(report.ok)} ${report.orgId}${describeVerdict(report)}`,
  ];
}

function describeVerdict({ ok, mismatches }: VerifyReport): string {
  if (ok) return ' agrees with its POS.';
  if (mismatches > 0) return `: ${formatAmount(mismatches, 'difference')}.`;
  return ' agrees with its POS, but the second sync did not succeed.';
}

function describeCustomers(report: VerifyReport): string[] {
  const members = report.customers - report.guests;
  const { topSpender } = report;
  return [
    `Customers: ${formatCount(report.customers)}, ${formatAmount(report.guests, 'guest')} among them`,
    `  with orders    ${formatCount(report.withOrders)} (${formatShare(report.withOrders, members)})`,
    `  average spent  ${formatCents(report.averageSpentCents)}`,
    `  top spender    ${topSpender === null ? 'none' : `${topSpender}, ${formatCents(report.topSpenderCents)}`}`,
    '  segments',
    ...SEGMENTS.map((name) => describePart(name, report.segments[name], members)),
  ];
}

function describeOrders(report: VerifyReport): string[] {
  const seen = ORDER_STATUSES.filter((name) => report.statuses[name] > 0);
  return [
    `Orders: ${formatCount(report.orders)}`,
    `  revenue        ${formatCents(report.revenueCents)} in ${formatAmount(report.counted, 'sale')}`,
    `  average        ${formatCents(report.averageOrderCents)}`,
    '  statuses',
    ...seen.map((name) => describePart(name, report.statuses[name], report.orders)),
  ];
}

function describePart(name: string, count: number, whole: number): string {
  return `    ${name.padEnd(11)} ${formatCount(count).padStart(9)}  ${formatShare(count, whole).padStart(6)}`;
}

function describeComparison(report: VerifyReport, mark: (good: boolean) => string): string[] {
  const has = (...kinds: Difference['kind'][]) =>
    report.differences.some(({ kind }) => kinds.includes(kind));
  const streams = STREAMS.map((stream) => {
    const { pos, stored, rejected } = report.counts[stream];
    const differs = report.differences.some((one) => one.stream === stream && isOfRecords(one));
    const broken = rejected > 0 ? `, ${formatAmount(rejected, 'invalid row')} at the POS` : '';
    return `${mark(!differs)} ${stream}: ${formatCount(pos)} at the POS, ${formatCount(stored)} stored${broken}`;
  });
  return [
    ...streams,
    `${mark(!has('day'))} Money of ${formatAmount(report.days, 'business day')} compared`,
    report.insightsCompared
      ? `${mark(!has('insights', 'counts', 'waiting'))} Insights and counts compared with the stored records`
      : `${mark(!has('waiting'))} Insights and counts not compared: changes are coming in`,
    ...(report.quarantined > 0
      ? [`  In quarantine: ${formatAmount(report.quarantined, 'row')}`]
      : []),
    ...(report.erased > 0
      ? [`  Erased here, count as matched: ${formatAmount(report.erased, 'customer')}`]
      : []),
    ...(report.changedMeanwhile > 0
      ? [`  Changed while comparing, left out: ${formatAmount(report.changedMeanwhile, 'record')}`]
      : []),
  ];
}

function isOfRecords({ kind }: Difference): boolean {
  return kind !== 'day' && kind !== 'insights' && kind !== 'counts' && kind !== 'waiting';
}

function describeDifferences(differences: readonly Difference[], mismatches: number): string[] {
  const lines = differences
    .slice(0, PRINTED)
    .map(({ stream, id, detail }) => `    ${stream === null ? '' : `${stream} `}${id} ${detail}`);
  const rest = mismatches - lines.length;
  return rest > 0 ? [...lines, `    and ${formatAmount(rest, 'more difference')}`] : lines;
}

function describeSecondSync({ secondSync }: VerifyReport, mark: (good: boolean) => string) {
  if (!secondSync) return [];
  const { state, error, created, updated } = secondSync;
  const good = state === 'succeeded';
  const wrong = good ? '' : ` [${state}${error === null ? '' : `: ${error}`}]`;
  return [
    `${mark(good)} A second sync cost ${describeCost(secondSync)}; ${formatCount(created)} created, ${formatCount(updated)} updated${wrong}`,
  ];
}
