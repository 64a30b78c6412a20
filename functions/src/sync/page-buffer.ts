import type { StreamReport } from '../model/run';
import type { StreamState } from '../model/stream-state';
import type { Write } from '../store/database';
import type { Manifest } from '../store/manifest';
import type { StreamLease } from '../store/stream-lease';
import {
  commitRecords,
  fitsOneCommit,
  type CommitRequest,
  type CommitResult,
} from './commit-records';
import { newestOfEach, type Candidate, type Decision } from './plan-commit';
import { isQuarantined, type QuarantineDesk } from './quarantine-desk';
import { givenBack, saveManifest } from './save-manifest';
import type { StreamSync } from './sync-stream';

/** What storing the records of a walk needs. */
export type BufferedSync = StreamSync & {
  readonly lease: StreamLease;
  readonly report: StreamReport;
  readonly desk: QuarantineDesk;
  /** Whether every row is compared with its record, whatever the manifest says. */
  readonly heal: boolean;
};

/**
 * Records of a walk that wait for each other: what changed on several pages is stored in one commit as long as it fits,
 * and what still waits when the walk ends in the commit that ends it. While records wait, the checkpoint stays at the
 * first page that holds one of them, so that an interruption loses none.
 */
export class PageBuffer {
  private waiting: Candidate[] = [];
  private change: Partial<StreamState> = {};
  private reached: Partial<StreamState> = {};

  constructor(private readonly sync: BufferedSync) {}

  /** Takes the changed records of a page. `change` is what the stream's state becomes when they are stored. */
  async add(candidates: readonly Candidate[], change: Partial<StreamState>): Promise<void> {
    if (candidates.length === 0) return;
    if (!fitsOneCommit([...this.waiting, ...candidates])) await this.flush();
    const { checkpoint } = this.change;
    this.change = { ...change, ...(checkpoint ? { checkpoint } : {}) };
    this.waiting.push(...candidates);
    if (!fitsOneCommit(this.waiting)) await this.flush();
  }

  /**
   * Notes that a page, or a record asked for by id, is handled whole: once nothing waits, the next commit says so, whether or
   * not there was a change.
   */
  reach(change: Partial<StreamState>): void {
    this.reached = { ...this.reached, ...change };
    if (this.waiting.length === 0) this.sync.lease.note(change);
  }

  /** Stores what waits. */
  async flush(): Promise<void> {
    const { candidates, change } = this.take();
    if (candidates.length === 0) return;
    const { lease, note } = this.sync;
    const released = this.released(candidates);
    const result = await this.commit(candidates, {
      note,
      commit: (writes) => lease.commit(writes, change),
    });
    this.remember(candidates, result);
    if (released.length > 0) await lease.commit(released, change);
    lease.note(this.reached);
  }

  /**
   * Stores what waits and gives the claim back with `change`, in one commit if the manifest's shards can stay as they are.
   * @returns whether recompute was rung for, see {@link StreamSync.ringingNote}.
   */
  async finish(change: Partial<StreamState>): Promise<boolean> {
    const { lease, manifests, stream, note, ringingNote } = this.sync;
    const manifest = manifests[stream];
    const { candidates, change: before } = this.take();
    const released = this.released(candidates);
    let stored = false;
    let closed = false;
    const last: CommitRequest['commit'] = async (writes, decisions) => {
      this.remember(candidates, decisions);
      const { writes: shards, recent } = manifest.toStore();
      const isLast = shards.length === 0;
      const end = isLast ? givenBack(lease, manifest, { change, recent }) : before;
      await lease.commit([...writes, ...released], end);
      stored = true;
      closed = isLast;
    };
    const result = await this.commit(candidates, { note: ringingNote ?? note, commit: last });
    if (!stored && released.length > 0) await lease.commit(released, before);
    this.remember(candidates, result);
    if (!closed) await saveManifest(lease, manifest, change);
    return stored && ringingNote !== undefined;
  }

  private take(): { candidates: Candidate[]; change: Partial<StreamState> } {
    const { waiting, change } = this;
    this.waiting = [];
    this.change = {};
    return { candidates: newestOfEach(waiting), change };
  }

  private async commit(
    candidates: readonly Candidate[],
    how: Pick<CommitRequest, 'note' | 'commit'>,
  ): Promise<CommitResult> {
    const { manifests, stream, heal, report } = this.sync;
    await manifests.customers.load(candidates.flatMap(({ observation }) => ownerOf(observation)));
    const result = await commitRecords({
      db: this.sync.db,
      orgId: this.sync.orgId,
      provider: this.sync.pos.provider,
      candidates,
      authority: 'walk',
      probablyNew: ({ externalId }) => !heal && manifests[stream].get(externalId) === undefined,
      knownCustomer: (id) => isKnownCustomer(manifests.customers, id),
      now: this.sync.now,
      ...how,
    });
    for (const { observation } of candidates) {
      countDecision(report, result.get(observation.id));
      if (observation.stream === 'orders' && observation.body.status === 'unknown')
        report.counts.unknownStatus += 1;
    }
    return result;
  }

  /** The writes that let out of quarantine what validates now. */
  private released(candidates: readonly Candidate[]): Write[] {
    return candidates.flatMap(({ observation }) => this.sync.desk.release(observation));
  }

  private remember(candidates: readonly Candidate[], decisions: CommitResult): void {
    const manifest = this.sync.manifests[this.sync.stream];
    for (const { observation, version } of candidates)
      if (decisions.get(observation.id) !== 'stale')
        manifest.set(observation.externalId, version.hash);
  }
}

function countDecision({ counts }: StreamReport, decision: Decision | undefined): void {
  if (decision === 'create') counts.created += 1;
  else if (decision === 'update') counts.updated += 1;
  else if (decision === 'stale') counts.stale += 1;
  else counts.unchanged += 1;
}

function ownerOf(observation: Candidate['observation']): string[] {
  if (observation.stream !== 'orders' || observation.body.customerId === null) return [];
  return [externalIdOf(observation.body.customerId)];
}

function isKnownCustomer(manifest: Manifest, id: string): boolean {
  const entry = manifest.get(externalIdOf(id));
  return entry !== undefined && !isQuarantined(entry);
}

function externalIdOf(documentId: string): string {
  return documentId.slice(documentId.indexOf('_') + 1);
}
