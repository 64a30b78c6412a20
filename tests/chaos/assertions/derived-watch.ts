import type { Write } from '../../../functions/src/store/database';
import type { Worker } from '../workers/worker';
import type { Violations } from './violations';

const CUSTOMER = /^orgs\/[^/]+\/customers\/[^/]+$/;

/** Follows what is concluded about customers: never from records that were read before those of the conclusion that it replaces. */
export class DerivedWatch {
  private readonly readAtMs = new Map<string, number>();

  constructor(private readonly violations: Violations) {}

  onWrite({ name, readAtMs }: Worker, write: Write): void {
    if (readAtMs === undefined || write.op !== 'update' || !CUSTOMER.test(write.path)) return;
    if (!('insights' in write.data)) return;
    const before = this.readAtMs.get(write.path) ?? 0;
    if (readAtMs < before)
      this.violations.add(
        `read time: ${name} concluded about ${write.path} from what it read ${before - readAtMs} ms before the last conclusion's`,
      );
    this.readAtMs.set(write.path, readAtMs);
  }
}
