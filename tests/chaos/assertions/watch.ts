import type { Write } from '../../../functions/src/store/database';
import { CommitConflict, StoreUnavailable } from '../../../functions/src/store/errors';
import type { FaultKind } from '../faults/fault-kinds';
import { Chronicle } from '../world/chronicle';
import { DerivedWatch } from './derived-watch';
import { BYSTANDER } from '../world/make-orgs';
import type { Worker } from '../workers/worker';
import { branchesOf } from './branches';
import { mapIn, textIn } from './fields';
import { ErasureWatch } from './erasure-watch';
import { RecordWatch } from './record-watch';
import { RunWatch } from './run-watch';
import { StreamWatch } from './stream-watch';
import { TombstoneWatch } from './tombstone-watch';
import { Violations } from './violations';

/** What may explain what a worker does. */
interface WatchedStory {
  readonly posFaults: readonly FaultKind[];
  readonly chronicle: Chronicle;
}

/** Which commit stored a document, counted from one, and the outcome that it names. */
interface Noted {
  readonly commit: number;
  readonly outcome: string | null;
}

/** Sees every commit as it is applied, and says what must never happen. */
export class Watch {
  readonly violations = new Violations();
  readonly branches = new Map<string, number>();
  readonly records = new RecordWatch(this.violations);
  readonly streams: StreamWatch;
  private readonly runs: RunWatch;
  private readonly tombstones: TombstoneWatch;
  readonly erasures: ErasureWatch;
  private readonly derived = new DerivedWatch(this.violations);
  private readonly noted = new Map<string, Noted>();
  private commitCount = 0;

  constructor(
    nowMs: () => number,
    maySayNothing: () => boolean,
    { posFaults, chronicle }: WatchedStory = { posFaults: [], chronicle: new Chronicle() },
  ) {
    this.runs = new RunWatch(this.violations, maySayNothing);
    this.streams = new StreamWatch(this.violations, this.records, this.count, nowMs);
    const { violations, streams, count } = this;
    this.tombstones = new TombstoneWatch(violations, { streams, chronicle, posFaults, count });
    this.erasures = new ErasureWatch(violations, chronicle);
  }

  readonly count = (branch: string): void => {
    this.branches.set(branch, (this.branches.get(branch) ?? 0) + 1);
  };

  /** How many commits there were. */
  get commits(): number {
    return this.commitCount;
  }

  /** The last commit that stored a document, and what it said of an outcome; undefined when none did. */
  lastNoted(path: string): Noted | undefined {
    return this.noted.get(path);
  }

  onCommit(worker: Worker, writes: readonly Write[]): void {
    this.commitCount += 1;
    for (const write of writes) {
      this.requireOwnOrg(worker, write);
      this.records.onWrite(write);
      this.runs.onWrite(write);
      this.tombstones.onWrite(write);
      this.erasures.onWrite(write);
      this.derived.onWrite(worker, write);
      if (write.op !== 'delete') this.note(write.path, textIn(write.data, 'outcome'));
      for (const branch of branchesOf(write)) this.count(branch);
    }
    for (const write of writes) this.streams.onWrite(worker, write);
  }

  onError(_worker: Worker, error: Error): void {
    if (error instanceof CommitConflict) this.count('commit_conflict');
    if (error instanceof StoreUnavailable) this.count('store_unavailable');
  }

  private note(path: string, outcome: string | null): void {
    this.noted.set(path, { commit: this.commitCount, outcome });
  }

  private requireOwnOrg(worker: Worker, write: Write): void {
    const orgId = write.path.split('/')[1];
    if (orgId === BYSTANDER || (worker.orgId !== null && worker.orgId !== orgId))
      this.violations.add(`org: ${worker.name} wrote ${write.path}`);
    const place = placeNamedIn(write);
    if (place !== null && !write.path.startsWith(place))
      this.violations.add(`place: ${write.path} holds what belongs below ${place}`);
  }
}

/** Where a document belongs by what it says; null when it names no place. */
function placeNamedIn(write: Write): string | null {
  const [, orgId, collection, id] = write.path.split('/');
  if (write.op === 'delete' || orgId === undefined) return null;
  const said = textIn(write.data, 'orgId');
  if (said !== null) return `orgs/${said}/`;
  const name = collection === 'holds' ? 'stream' : collection === 'erasures' ? 'customerId' : null;
  const named = name === null || id === undefined ? null : textIn(write.data, name);
  if (named !== null) return `orgs/${orgId}/${collection}/${named}`;
  const externalId = textIn(mapIn(write.data, 'source'), 'externalId');
  return externalId === null ? null : `orgs/${orgId}/${collection}/alv_${externalId}`;
}
