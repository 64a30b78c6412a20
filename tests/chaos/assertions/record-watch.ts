import type { Observation } from '../../../functions/src/model/observation';
import type { Write } from '../../../functions/src/store/database';
import { contentHash } from '../../../functions/src/sync/content-hash';
import { instantIn, mapIn, textIn } from './fields';
import type { Violations } from './violations';

interface SeenVersion {
  readonly updatedMs: number | null;
  readonly observedMs: number;
  readonly hash: string | null;
}

const RECORD = /^orgs\/[^/]+\/(?:customers|orders|products)\/[^/]+$/;

/**
 * Follows the version of every record. It never goes back: by the POS's update time where both versions have one, else by
 * the time of observation. A record without an update time may be seen again within the same second.
 */
export class RecordWatch {
  private readonly versions = new Map<string, SeenVersion>();
  private readonly erased = new Set<string>();

  constructor(private readonly violations: Violations) {}

  onWrite(write: Write): void {
    if (!RECORD.test(write.path)) return;
    if (write.op === 'delete') {
      this.violations.add(`${write.path} was deleted`);
      return;
    }
    if (!('source' in write.data)) return;
    const source = mapIn(write.data, 'source');
    // What an erasure leaves has no version of the POS's any more.
    if (instantIn(source, 'erasedAt') !== null) {
      this.erased.add(write.path);
      return;
    }
    const version = mapIn(source, 'version');
    const next = {
      updatedMs: instantIn(version, 'updatedAt'),
      observedMs: instantIn(version, 'observedAt') ?? 0,
      hash: textIn(version, 'hash'),
    };
    const before = this.versions.get(write.path);
    if (before && isOlder(next, before))
      this.violations.add(`version: ${write.path} went back from ${show(before)} to ${show(next)}`);
    this.versions.set(write.path, next);
  }

  /** Whether what an observation says is stored, or something newer, or nothing is to be stored any more. */
  holds(orgId: string, observation: Observation): boolean {
    const { stream, id, updatedAt, observedAt } = observation;
    const path = `orgs/${orgId}/${stream}/${id}`;
    if (this.erased.has(path)) return true;
    const stored = this.versions.get(path);
    if (!stored) return false;
    if (updatedAt && stored.updatedMs !== null) return stored.updatedMs >= updatedAt.getTime();
    // An unchanged record keeps the time at which its content was first seen.
    return stored.observedMs >= observedAt.getTime() || stored.hash === contentHash(observation);
  }

  /** The POS's update time of a stored record; null when there is none. */
  updatedMs(path: string): number | null {
    return this.versions.get(path)?.updatedMs ?? null;
  }
}

function isOlder(next: SeenVersion, before: SeenVersion): boolean {
  if (next.updatedMs !== null && before.updatedMs !== null)
    return next.updatedMs < before.updatedMs;
  return next.observedMs < before.observedMs;
}

function show({ updatedMs, observedMs }: SeenVersion): string {
  const updated = updatedMs === null ? 'no update time' : new Date(updatedMs).toISOString();
  return `(${updated}, seen ${new Date(observedMs).toISOString()})`;
}
