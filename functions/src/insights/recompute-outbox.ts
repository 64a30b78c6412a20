import { mergeEffects, NO_EFFECTS, type Effects } from '../model/change';
import { listCustomerIds } from '../store/customer-ids';
import type { Database, StoredDocument } from '../store/database';
import { deadEntryWrite } from '../store/dead-letters';
import { CommitConflict, toLogFields, type CorruptDocument } from '../store/errors';
import { noteDeadLetters } from '../store/note-attention';
import {
  partWrite,
  readNotes,
  removeNotes,
  removeTaken,
  takeWaiting,
  type WaitingChange,
} from '../store/outbox';
import type { StreamLease } from '../store/stream-lease';
import { inGroups, PART_CUSTOMERS, PART_DAYS, planParts } from './plan-parts';
import { STATS_EVERY_MS } from './recompute-stats';

/** Parts or dead letters in one commit: each may be almost 1 MiB, and the emulator answers no message of more than 4 MiB. */
const WRITES_AT_ONCE = 4;

/** What recompute works with. */
export interface RecomputeCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Orders that are held in memory at a time. */
  readonly ordersAtOnce?: number;
}

/** One worker that has claimed an org's outbox. */
export type Drainer = RecomputeCollaborators & {
  readonly orgId: string;
  readonly lease: StreamLease;
};

/** An entry that does not have the shape of one. */
interface Unreadable {
  readonly document: StoredDocument;
  readonly error: CorruptDocument;
}

/** What a look at the outbox found. */
export interface Waiting {
  /** Entries whose time has come, those first that have waited longest. */
  readonly due: readonly WaitingChange[];
  readonly unreadable: readonly Unreadable[];
}

/** An entry and what it stands for. */
export interface ExpandedEntry {
  readonly entry: WaitingChange;
  readonly effects: Effects;
  /** Paths of the notes that say so. */
  readonly notes: readonly string[];
}

/** Looks what waits in an org's outbox; null when there is nothing to do. */
export async function lookAtOutbox(
  { db, now }: RecomputeCollaborators,
  orgId: string,
): Promise<Waiting | null> {
  const at = now().getTime();
  const unreadable: Unreadable[] = [];
  const waiting = await takeWaiting(db, orgId, (error, document) => {
    unreadable.push({ document, error });
  });
  const due = waiting.filter(({ change }) => {
    const waitedMs = at - change.createdAt.getTime();
    if (change.kind === 'stats') return waitedMs >= (change.days.length === 0 ? STATS_EVERY_MS : 0);
    return change.kind !== 'records' || change.attempts === 0 || waitedMs >= 0;
  });
  return due.length + unreadable.length === 0 ? null : { due, unreadable };
}

/** Moves entries that cannot be read to the dead letters, where somebody sees them and they stop nobody. */
export async function setAside(drainer: Drainer, unreadable: readonly Unreadable[]): Promise<void> {
  const { orgId, lease, log, now } = drainer;
  for (const some of inGroups(unreadable, () => 1, WRITES_AT_ONCE)) {
    const writes = some.flatMap(({ document, error }) => {
      log('an outbox entry cannot be read', { orgId, ...toLogFields(error) });
      const reason = `An outbox entry cannot be read: ${error.message}.`;
      const { path, writtenAt } = document;
      const precondition = writtenAt ? { ifWrittenAt: writtenAt } : {};
      return [
        deadEntryWrite(orgId, document, { reason, at: now() }),
        { op: 'delete' as const, path, ...precondition },
      ];
    });
    await lease.commit(writes).catch((error: unknown) => {
      // Somebody has rewritten one: the next look shows what it says now.
      if (!(error instanceof CommitConflict)) throw error;
    });
  }
  if (unreadable.length > 0) await noteDeadLetters(drainer.db, orgId);
}

/** What an entry stands for: a run's are its notes as well, and that for everyone names those who are customers now. */
export async function expand({ db, orgId }: Drainer, entry: WaitingChange): Promise<ExpandedEntry> {
  const { change } = entry;
  if (change.kind === 'records') return { entry, effects: change.effects, notes: [] };
  if (change.kind === 'stats')
    return { entry, effects: { ...NO_EFFECTS, days: change.days }, notes: [] };
  if (change.kind === 'everyone') {
    const customers = await listCustomerIds(db, orgId);
    return { entry, effects: { ...NO_EFFECTS, customers }, notes: [] };
  }
  const { effects, paths } = await readNotes(db, orgId, change.runId);
  return { entry, effects: mergeEffects([change.effects, ...effects]), notes: paths };
}

/** Whether computing an entry takes so long that a worker may die of it. */
export function isTooLarge({ entry, effects }: ExpandedEntry): boolean {
  const isLong = effects.customers.length > PART_CUSTOMERS || effects.days.length > PART_DAYS;
  const { kind } = entry.change;
  return (kind === 'run' || kind === 'everyone') && isLong;
}

/**
 * Puts entries of bounded size in the place of a large one. Each is deleted when it is computed, so that whoever follows
 * a worker that was killed goes on where that one was.
 */
export async function takeApart(drainer: Drainer, large: ExpandedEntry): Promise<void> {
  const { db, orgId, lease } = drainer;
  const { entry, effects, notes } = large;
  for (const some of inGroups(planParts(effects), () => 1, WRITES_AT_ONCE))
    await lease.commit(some.map((part) => partWrite(orgId, part, entry.change.createdAt)));
  // In this order a crash at any point repeats work and loses none.
  await removeNotes(db, notes);
  await removeTaken(db, orgId, [entry]);
}
