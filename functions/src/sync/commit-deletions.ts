import type { Effects } from '../model/change';
import { mergeEffects } from '../model/change';
import type { Stream } from '../model/source';
import type { Reader, Write } from '../store/database';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { loadRecords, tombstoneWrite, type StoredRecord } from '../store/records';
import { effectsOfStored } from './plan-commit';

const MAX_ATTEMPTS = 6;
const BATCH = 200;

export interface DeletionRequest {
  readonly db: Reader;
  readonly orgId: string;
  readonly stream: Stream;
  /** Document ids. */
  readonly ids: readonly string[];
  /** The POS's clock when it no longer had them. */
  readonly observedAt: Date;
  readonly note: (effects: Effects) => Write;
  readonly commit: (writes: readonly Write[]) => Promise<void>;
}

/**
 * Marks records as deleted: the other half of the one way in. Nothing is removed: a tombstone keeps the record and says
 * when the POS no longer had it. A record that was observed later than that is left alone.
 * @returns how many were marked.
 */
export async function commitDeletions(request: DeletionRequest): Promise<number> {
  let deleted = 0;
  for (let from = 0; from < request.ids.length; from += BATCH) {
    deleted += await deleteBatch(request, request.ids.slice(from, from + BATCH));
  }
  return deleted;
}

async function deleteBatch(request: DeletionRequest, ids: readonly string[]): Promise<number> {
  const { db, orgId, stream, observedAt } = request;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await loadRecords(db, orgId, stream, ids);
    const due = [...stored.values()].filter((record) => isDeletable(record, observedAt));
    if (due.length === 0) return 0;
    const writes = due.map((record) => tombstoneWrite(orgId, record, observedAt));
    const note = request.note(mergeEffects(due.map(effectsOfStored)));
    try {
      await request.commit([...writes, note]);
      return due.length;
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

function isDeletable({ value: { source } }: StoredRecord, observedAt: Date): boolean {
  return source.deletedAt === null && !source.stub && source.version.observedAt <= observedAt;
}
