import type { RunCost, RunState } from '../../functions/src/model/run';
import type { Stream } from '../../functions/src/model/source';
import type { Difference } from './difference';
import type { RecordComparison } from './compare-records';
import type { PosSide, StoredSide } from './seen-records';
import type { Summary } from './summarise';

/** What syncing once more cost. */
export interface SecondSync extends RunCost {
  readonly runId: string;
  /** `unknown` when it did not end in time. */
  readonly state: RunState | 'unknown';
  readonly error: string | null;
  readonly created: number;
  readonly updated: number;
  readonly durationMs: number | null;
}

/** One stream's records on both sides. */
export interface StreamCount {
  readonly pos: number;
  /** Customers known only because an order names them left out. */
  readonly stored: number;
  /** Rows of the POS that are no valid records. */
  readonly rejected: number;
}

/** What `verify` found: the stored records in figures, and all that is not as it should be. */
export interface VerifyReport extends Summary {
  readonly orgId: string;
  /** No difference, and a second sync that succeeded or was not asked for. */
  readonly ok: boolean;
  readonly counts: Readonly<Record<Stream, StreamCount>>;
  readonly quarantined: number;
  /** Customers who were erased here; they count as matched. */
  readonly erased: number;
  /** Location days whose money was compared. */
  readonly days: number;
  /** Records that changed while they were being compared, and were left out. */
  readonly changedMeanwhile: number;
  /** Whether insights and counts were compared; not while changes were still coming in. */
  readonly insightsCompared: boolean;
  /** How many differences there are. */
  readonly mismatches: number;
  /** The first {@link LISTED_DIFFERENCES} of them. */
  readonly differences: readonly Difference[];
  /** Requests that the comparison sent to the POS, the login included. */
  readonly apiCalls: number;
  /** Null when it was not asked for, or the org is paused. */
  readonly secondSync: SecondSync | null;
}

/** Differences that a report names at most; all of them count. */
export const LISTED_DIFFERENCES = 1_000;

/** Everything a comparison brought to light. */
export interface Findings {
  readonly orgId: string;
  readonly pos: PosSide;
  readonly stored: StoredSide;
  readonly summary: Summary;
  readonly records: RecordComparison;
  readonly days: number;
  readonly insightsCompared: boolean;
  readonly differences: readonly Difference[];
  readonly apiCalls: number;
  readonly secondSync: SecondSync | null;
}

/** Puts a report together. */
export function toReport(findings: Findings): VerifyReport {
  const { orgId, summary, records, days, insightsCompared, differences } = findings;
  const { apiCalls, secondSync } = findings;
  return {
    orgId,
    ok: differences.length === 0 && (secondSync === null || secondSync.state === 'succeeded'),
    ...summary,
    counts: {
      customers: countStream('customers', findings),
      orders: countStream('orders', findings),
      products: countStream('products', findings),
    },
    quarantined: findings.stored.quarantined.size,
    erased: findings.stored.erased.size,
    days,
    changedMeanwhile: records.changedMeanwhile.size,
    insightsCompared,
    mismatches: differences.length,
    differences: differences.slice(0, LISTED_DIFFERENCES),
    apiCalls,
    secondSync,
  };
}

function countStream(stream: Stream, { pos, stored, summary }: Findings): StreamCount {
  const stubs = stream === 'customers' ? summary.stubs : 0;
  return {
    pos: pos[stream].size,
    stored: stored[stream].size - stubs,
    rejected: [...pos.rejected.values()].filter((one) => one === stream).length,
  };
}
