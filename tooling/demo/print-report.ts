import { formatCount } from '../../cli/format/numbers';
import type { DemoFailure, DemoReport } from './once';

/** Prints what came of `npm start -- --once` and sets the exit code: 0 when all is as it should be, else 1. */
export function printReport(report: DemoReport | DemoFailure, json: boolean): void {
  process.exitCode = report.ok ? 0 : 1;
  if (json) console.log(JSON.stringify(report, null, 2));
  else if ('error' in report)
    console.error(`${report.error} The organisation is ${report.orgStatus}.`);
  else console.log(describeReport(report).join('\n'));
}

function describeReport(report: DemoReport): string[] {
  const { firstSync: first, secondSync: second, live, executed } = report;
  const segments = Object.entries(report.segments).map(
    ([name, size]) => `${name} ${formatCount(size)}`,
  );
  const { tampered, unsigned, wrongOrg } = live.refused;
  return [
    `customers ${report.customers}, orders ${report.orders}, products ${report.products}, priced ${report.priced}, mismatches ${report.mismatches}`,
    `segments: ${segments.join(', ')}`,
    `first sync: ${first.created} records in ${(first.durationMs / 1000).toFixed(1)} s, ${first.cost.apiCalls} API calls`,
    `second sync: ${second?.apiCalls ?? '-'} API calls, ${second?.reads ?? '-'} reads, ${second?.writes ?? '-'} writes, ${second ? second.created + second.updated : '-'} records changed`,
    `live sales: visible after ${live.salesVisibleAfterMs.map((ms) => ms ?? '-').join(', ')} ms`,
    `forged sales: tampered ${tampered}, unsigned ${unsigned}, wrong org ${wrongOrg}; ${live.refusedChangedSomething ? 'something changed' : 'nothing changed'}`,
    `functions that ran: ${executed.join(', ')}`,
    ...report.differences.map((difference) => `  difference: ${difference}`),
    report.ok ? 'All is as it should be.' : 'Something is not as it should be.',
  ];
}
