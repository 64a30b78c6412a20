import { STREAMS } from '../model/source';
import { INITIAL_STREAM_STATE, streamStateSchema, type StreamState } from '../model/stream-state';
import type { Database, Reader, StoredDocument, Write, WriteTime } from './database';
import { CommitConflict, LeaseLost, StoreUnavailable } from './errors';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** A holder that shows no sign of life for so long has lost its claim. Longer than the slowest page with all its retries. */
export const LEASE_MS = 480_000;

/** A holder that has committed nothing for so long says that it is still there. */
const KEEP_ALIVE_MS = 60_000;

/** What one claim is about: a stream of records, or the insights that are made of them. */
export type LeaseName = 'customers' | 'orders' | 'products' | 'insights';

/**
 * One worker's claim on a stream. Everything that must not be done by two workers goes through {@link commit},
 * which also rewrites the stream's document under its last write time: a worker that lost the claim cannot commit.
 * Its age is measured on Firestore's clock alone.
 */
export class StreamLease {
  private lastBeat = { beat: -1, seenAt: 0 };
  /** Grows with every attempt, so that no two commits of a claim carry the same one. */
  private beat: number;

  private constructor(
    private readonly db: Database,
    private readonly path: string,
    private readonly holder: string,
    private current: StreamState,
    private writtenAt: WriteTime,
  ) {
    this.beat = current.beat;
  }

  /**
   * Claims the stream.
   * @throws {LeaseLost} when somebody else holds it and has shown a sign of life within `silenceMs`.
   */
  static async acquire(claim: {
    db: Database;
    orgId: string;
    name: LeaseName;
    holder: string;
    silenceMs?: number;
  }): Promise<StreamLease> {
    const path = pathOf('stream', { org: claim.orgId, id: claim.name });
    const [document] = await claim.db.getAll([path]);
    const before = parseDocument(streamStateSchema, document) ?? INITIAL_STREAM_STATE;
    if (before.holder !== null && document && silenceOf(document) < (claim.silenceMs ?? LEASE_MS))
      throw new LeaseLost(`${claim.name} is held`, { holder: before.holder });
    const state: StreamState = { ...before, holder: claim.holder, fence: before.fence + 1 };
    const writtenAt = document?.writtenAt;
    try {
      const at = await claim.db.commit([
        writtenAt
          ? { op: 'update', path, data: { ...state }, ifWrittenAt: writtenAt }
          : { op: 'create', path, data: { ...state } },
      ]);
      return new StreamLease(claim.db, path, claim.holder, state, at);
    } catch (error) {
      // Somebody was faster: whoever holds the stream now, the next look says so.
      if (error instanceof CommitConflict) return StreamLease.acquire(claim);
      throw error;
    }
  }

  /** How far the stream has come, as of the last commit. */
  get state(): StreamState {
    return this.current;
  }

  /**
   * Commits `writes` together with a change of the stream's state. When no answer comes, it is found out whether they are stored.
   * @throws {CommitConflict} or {StoreUnavailable} when it is worth reading again and retrying under this claim.
   * @throws {LeaseLost} when the claim is gone.
   */
  async commit(writes: readonly Write[], change: Partial<StreamState> = {}): Promise<void> {
    this.beat += 1;
    const next = { ...this.current, ...change, beat: this.beat };
    const own: Write = {
      op: 'update',
      path: this.path,
      data: { ...next },
      ifWrittenAt: this.writtenAt,
    };
    try {
      this.writtenAt = await this.db.commit([...writes, own]);
      this.current = next;
    } catch (error) {
      const isUnclear = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!isUnclear || !(await this.hasLanded(next))) throw error;
    }
  }

  /** Lets the next commit carry a change that is worth none of its own. */
  note(change: Partial<StreamState>): void {
    this.current = { ...this.current, ...change };
  }

  /** Shows a sign of life if nothing has been committed under the claim for a while. */
  async keepAlive(now: Date): Promise<void> {
    const { beat } = this.current;
    if (this.lastBeat.beat !== beat) this.lastBeat = { beat, seenAt: now.getTime() };
    else if (now.getTime() - this.lastBeat.seenAt >= KEEP_ALIVE_MS) await this.commit([]);
  }

  /** Gives the claim back. */
  async release(): Promise<void> {
    await this.commit([], { holder: null });
  }

  /**
   * Whether a commit was stored although nobody said so: its beat is no other commit's under this fence.
   * @throws {LeaseLost} when the claim is gone.
   */
  private async hasLanded(next: StreamState): Promise<boolean> {
    const [document] = await this.db.getAll([this.path]);
    const state = parseDocument(streamStateSchema, document);
    const landed = state?.fence === next.fence && state.beat === next.beat;
    const ours = state?.fence === next.fence && state.holder === this.holder;
    if (!(landed || ours) || !document?.writtenAt) throw new LeaseLost('the claim was taken over');
    this.current = state;
    this.writtenAt = document.writtenAt;
    return landed;
  }
}

/**
 * The writes that take all claims on an org's streams from the workers of a run: a worker that still lives cannot commit under
 * them any more. They conflict with what such a worker commits meanwhile.
 */
export async function fenceOffWrites(
  db: Reader,
  { orgId, runId }: { orgId: string; runId: string },
): Promise<Write[]> {
  const documents = await db.getAll(STREAMS.map((id) => pathOf('stream', { org: orgId, id })));
  return documents.flatMap((document): Write[] => {
    const state = parseDocument(streamStateSchema, document);
    if (!state?.holder?.startsWith(`${runId}/`) || !document.writtenAt) return [];
    const data = { holder: null, fence: state.fence + 1 };
    return [{ op: 'update', path: document.path, data, ifWrittenAt: document.writtenAt }];
  });
}

const LEASES: readonly LeaseName[] = [...STREAMS, 'insights'];

/** A claim as it stands, and for how long nothing has been committed under it. */
export interface SeenLease {
  readonly name: LeaseName;
  readonly state: StreamState;
  readonly silentMs: number;
}

/** All claims of an org that there ever were, held or not. @throws {CorruptDocument} */
export async function readLeases(db: Reader, orgId: string): Promise<SeenLease[]> {
  const paths = LEASES.map((id) => pathOf('stream', { org: orgId, id }));
  return (await db.getAll(paths)).flatMap((document) => {
    const state = parseDocument(streamStateSchema, document);
    const name = LEASES.find((one) => one === document.id);
    return state && name ? [{ name, state, silentMs: silenceOf(document) }] : [];
  });
}

/** Time since the last commit under the claim, on Firestore's clock alone. */
function silenceOf(document: StoredDocument): number {
  return document.writtenAt ? document.readAt.getTime() - document.writtenAt.toMillis() : Infinity;
}
