import { SEGMENT_LABELS } from '../model/customer-labels';
import type { Flow } from '../model/flow';
import { sumFlows, sumMovers } from '../model/moves';
import { SEGMENTS } from '../model/segment';
import type { ReportFacts } from './report-facts';
import { toCount, toPlural } from './to-words';

/** Flows of each direction that a report names. */
const NAMED_FLOWS = 4;

/** Moves between segments in one direction. */
export interface ReportDirection {
  /** `12 customers` */
  readonly total: string;
  /** The largest flows first: `Slipping to Loyal`. */
  readonly lines: readonly { readonly what: string; readonly count: string }[];
}

/** Who moved to a better segment and who to a worse one in the week. */
export interface ReportMoves {
  readonly up: ReportDirection;
  readonly down: ReportDirection;
  /** `3 new customers` */
  readonly newcomers: string;
}

/** The moves of the week; null while nothing is known of any. Segments are ranked as they are listed, best first. */
export function toReportMoves({
  moves,
  week,
}: Pick<ReportFacts, 'moves' | 'week'>): ReportMoves | null {
  if (moves.length === 0) return null;
  const flows = sumFlows(moves, week);
  const newcomers = Object.values(sumMovers(moves, week)).reduce(
    (sum, segment) => sum + segment.newcomers,
    0,
  );
  return {
    up: toDirection(flows.filter(isUp)),
    down: toDirection(flows.filter((flow) => !isUp(flow))),
    newcomers: toPlural(newcomers, 'new customer'),
  };
}

function isUp({ from, to }: Flow): boolean {
  return SEGMENTS.indexOf(to) < SEGMENTS.indexOf(from);
}

function toDirection(flows: readonly Flow[]): ReportDirection {
  const total = flows.reduce((sum, { customers }) => sum + customers, 0);
  const largest = flows.toSorted((a, b) => b.customers - a.customers).slice(0, NAMED_FLOWS);
  return {
    total: toPlural(total, 'customer'),
    lines: largest.map(({ from, to, customers }) => ({
      what: `${SEGMENT_LABELS[from]} to ${SEGMENT_LABELS[to]}`,
      count: toCount(customers),
    })),
  };
}
