import type { FieldDifference } from '../../functions/src/sync/replay-differences';
import type { ReplayReport } from '../../functions/src/sync/replay-report';
import { formatAmount, formatCount } from '../format/numbers';
import type { Paint } from '../output';

/** Ids that a line names; the rest is a number. */
const NAMED = 10;

/** Reports of replayed streams in lines for people. No personal data. */
export function renderReplay(
  reports: readonly ReplayReport[],
  dryRun: boolean,
  paint: Paint,
): string[] {
  return reports.flatMap((report) => [
    describeStream(report, dryRun, paint),
    ...describeFields(report),
    ...describeExamples(report),
    ...describeRest(report),
  ]);
}

/** How far a replay has come, as one line. */
export function describeReplayProgress({ stream, records, changed, cursor }: ReplayReport): string {
  const at = cursor === null ? '' : `, at ${cursor}`;
  return `Replaying ${stream}: ${formatCount(records)} read, ${formatCount(changed)} different${at} ...`;
}

function describeStream(report: ReplayReport, dryRun: boolean, paint: Paint): string {
  const { stream, records, unchanged, changed } = report;
  const verb = dryRun ? 'would change' : 'changed';
  const isWhole = report.unreplayable.length + report.withoutRaw.length === 0;
  const mark = isWhole ? paint.green('✓') : paint.yellow('!');
  return `${mark} ${stream}: ${formatAmount(records, 'record')}, ${formatCount(unchanged)} as they are, ${formatCount(changed)} ${verb}`;
}

function describeFields({ fields }: ReplayReport): string[] {
  const sorted = Object.entries(fields).toSorted(([, a], [, b]) => b - a);
  return sorted.map(([field, count]) => `    ${formatCount(count).padStart(9)}  ${field}`);
}

function describeExamples({ examples }: ReplayReport): string[] {
  return examples.flatMap(({ id, differences }) => [
    `  ${id}`,
    ...differences.map((difference) => `    ${describeDifference(difference)}`),
  ]);
}

function describeDifference({ field, before, after }: FieldDifference): string {
  if (before === null && after === null) return `${field} differs`;
  return `${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

function describeRest(report: ReplayReport): string[] {
  const { stubs, erased, overtaken, withoutRaw, byNewerRules, unreplayable } = report;
  return [
    ...(overtaken > 0 ? [`  Written meanwhile, left alone: ${formatCount(overtaken)}`] : []),
    ...(stubs > 0 ? [`  Known only by an order: ${formatCount(stubs)}`] : []),
    ...(erased > 0 ? [`  Erased: ${formatCount(erased)}`] : []),
    ...describeIds('No payload is stored', withoutRaw),
    ...describeIds('Made by newer rules, left alone', byNewerRules),
    ...unreplayable
      .slice(0, NAMED)
      .map(({ id, reasons }) => `  ${id} is no record by these rules: ${reasons.join('; ')}`),
    ...(unreplayable.length > NAMED
      ? [`  and ${formatCount(unreplayable.length - NAMED)} more that are none`]
      : []),
  ];
}

function describeIds(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const rest = ids.length > NAMED ? ` and ${formatCount(ids.length - NAMED)} more` : '';
  return [`  ${what}: ${ids.slice(0, NAMED).join(', ')}${rest}`];
}
