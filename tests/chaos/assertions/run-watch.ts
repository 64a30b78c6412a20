import type { Write } from '../../../functions/src/store/database';
import { mapIn, numberIn, textIn } from './fields';
import type { Violations } from './violations';

const RUN = /^orgs\/[^/]+\/syncRuns\/[^/]+$/;

/** Follows the reports of runs: an answer that nobody understands is a failure and never "no rows". */
export class RunWatch {
  /** @param maySayNothing whether the POS has been told to serve an empty list, which is understood. */
  constructor(
    private readonly violations: Violations,
    private readonly maySayNothing: () => boolean,
  ) {}

  onWrite(write: Write): void {
    if (write.op === 'delete' || !RUN.test(write.path) || this.maySayNothing()) return;
    const reports = mapIn(write.data, 'reports');
    for (const stream of ['customers', 'orders', 'products']) {
      const report = mapIn(reports, stream);
      const isEmpty = numberIn(mapIn(report, 'counts'), 'fetched') === 0;
      const state = textIn(report, 'state');
      if ((state === 'complete' || state === 'held') && isEmpty)
        this.violations.add(`empty: ${write.path} took ${stream} for empty`);
    }
  }
}
