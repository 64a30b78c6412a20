import type { Write } from '../../../functions/src/store/database';
import { mapIn, numberIn, textIn } from './fields';
import type { Violations } from './violations';

const RUN = /^orgs\/[^/]+\/syncRuns\/([^/]+)$/;
const STREAM = /^orgs\/[^/]+\/streams\/([^/]+)$/;

/** Follows the reports of runs: an answer that nobody understands is a failure and never "no rows". */
export class RunWatch {
  /** The latest holder of each stream's claim, by path. */
  private readonly holders = new Map<string, string>();
  /** Walks that a run went on with: the rest of one may be empty. */
  private readonly resumed = new Set<string>();

  /** @param maySayNothing whether the POS has been told to serve an empty list, which is understood. */
  constructor(
    private readonly violations: Violations,
    private readonly maySayNothing: () => boolean,
  ) {}

  onWrite(write: Write): void {
    if (write.op === 'delete') return;
    this.followClaim(write.path, write.data);
    const run = RUN.exec(write.path)?.[1];
    if (run === undefined || this.maySayNothing()) return;
    const reports = mapIn(write.data, 'reports');
    for (const stream of ['customers', 'orders', 'products']) {
      const report = mapIn(reports, stream);
      const isEmpty = numberIn(mapIn(report, 'counts'), 'fetched') === 0;
      const state = textIn(report, 'state');
      if (this.resumed.has(`${run}/${stream}`)) continue;
      if ((state === 'complete' || state === 'held') && isEmpty)
        this.violations.add(`empty: ${write.path} took ${stream} for empty`);
    }
  }
  private followClaim(path: string, data: Readonly<Record<string, unknown>>): void {
    const stream = STREAM.exec(path)?.[1];
    const holder = textIn(data, 'holder');
    if (stream === undefined || holder === null || this.holders.get(path) === holder) return;
    this.holders.set(path, holder);
    const [run] = holder.split('/');
    if ((data['checkpoint'] ?? null) !== null) this.resumed.add(`${run}/${stream}`);
  }
}
