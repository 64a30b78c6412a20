import { mergeEffects, type Effects } from '../model/change';
import type { Database } from '../store/database';
import { CommitConflict, LeaseLost } from '../store/errors';
import { readOrg, readRules } from '../store/orgs';
import {
  changeWrite,
  readNotes,
  removeNotes,
  removeTaken,
  takeWaiting,
  type WaitingChange,
} from '../store/outbox';
import { countEverything, readCurrentStats, saveCurrentStats } from '../store/stats';
import { StreamLease } from '../store/stream-lease';
import { recomputeCustomers } from './recompute-customers';

/** A worker that has shown no sign of life for so long is dead; another takes up the outbox. */
const DRAINER_SILENCE_MS = 60_000;

/** Organisation-wide counts are made at most this often, except after a run. */
const STATS_EVERY_MS = 60_000;

/** The one entry that waits for the counts. */
const STATS_ENTRY = 'stats';

export interface RecomputeCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Takes up everything that waits in an org's outbox, computes what it affects once, and deletes entries whose results
 * are stored. One worker per org does this; any other leaves at once, and the one at work looks again before and after it stops,
 * so that an entry is never left because of a race. An entry that fails stays and waits for `sweep`.
 */
export async function recomputeChanges(
  collaborators: RecomputeCollaborators,
  orgId: string,
): Promise<void> {
  const failed = new Set<string>();
  while ((await due(collaborators, orgId, failed)).length > 0) {
    const { db, newId } = collaborators;
    let lease: StreamLease;
    try {
      lease = await StreamLease.acquire({
        db,
        orgId,
        name: 'insights',
        holder: newId(),
        silenceMs: DRAINER_SILENCE_MS,
      });
    } catch (error) {
      if (error instanceof LeaseLost) return;
      throw error;
    }
    await drain(collaborators, orgId, lease, failed);
  }
}

async function drain(
  collaborators: RecomputeCollaborators,
  orgId: string,
  lease: StreamLease,
  failed: Set<string>,
): Promise<void> {
  try {
    for (;;) {
      const entries = await due(collaborators, orgId, failed);
      if (entries.length === 0) break;
      for (const id of await takeUp(collaborators, orgId, lease, entries)) failed.add(id);
    }
  } finally {
    await lease.release();
  }
}

async function due(
  { db, now }: RecomputeCollaborators,
  orgId: string,
  failed: ReadonlySet<string>,
): Promise<WaitingChange[]> {
  const ripe = now().getTime() - STATS_EVERY_MS;
  const waiting = await takeWaiting(db, orgId);
  return waiting.filter(
    ({ id, change }) =>
      !failed.has(id) && (change.kind !== 'stats' || change.createdAt.getTime() <= ripe),
  );
}

/** @returns the ids of entries that failed. */
async function takeUp(
  collaborators: RecomputeCollaborators,
  orgId: string,
  lease: StreamLease,
  entries: readonly WaitingChange[],
): Promise<string[]> {
  const { db, now, log } = collaborators;
  const org = await readOrg(db, orgId);
  if (!org) return entries.map(({ id }) => id);
  const rules = await readRules(db, orgId, org.rulesVersion);
  const expanded = await Promise.all(entries.map((entry) => expand(db, orgId, entry)));
  const union = mergeEffects(expanded.flatMap(({ effects }) => effects));
  const failed = await recomputeCustomers(
    { db, orgId, rules, rulesVersion: org.rulesVersion, now, stillAlive: () => lease.commit([]) },
    union.customers,
  );
  if (failed.size > 0) log('customers failed to recompute', { orgId, count: failed.size });
  const done = expanded.filter(
    ({ effects }) => !effects.some((one) => one.customers.some((id) => failed.has(id))),
  );
  await refreshStats(
    collaborators,
    orgId,
    done.map(({ entry }) => entry),
  );
  await removeNotes(
    db,
    done.flatMap(({ notes }) => notes),
  );
  await removeTaken(
    db,
    orgId,
    done.map(({ entry }) => entry),
  );
  return expanded.filter((one) => !done.includes(one)).map(({ entry }) => entry.id);
}

async function expand(
  db: Database,
  orgId: string,
  entry: WaitingChange,
): Promise<{ entry: WaitingChange; effects: Effects[]; notes: string[] }> {
  const { change } = entry;
  if (change.kind === 'records') return { entry, effects: [change.effects], notes: [] };
  if (change.kind === 'stats') return { entry, effects: [], notes: [] };
  const { effects, paths } = await readNotes(db, orgId, change.runId);
  return { entry, effects, notes: paths };
}

/** Counts now, or leaves an entry so that it is done when the counts are old enough. */
async function refreshStats(
  { db, now }: RecomputeCollaborators,
  orgId: string,
  entries: readonly WaitingChange[],
): Promise<void> {
  if (entries.length === 0) return;
  const stored = await readCurrentStats(db, orgId);
  const age = stored ? now().getTime() - stored.computedAt.getTime() : Infinity;
  if (age >= STATS_EVERY_MS || entries.some(({ change }) => change.kind !== 'records')) {
    await saveCurrentStats(db, orgId, await countEverything(db, orgId, now()));
    return;
  }
  try {
    await db.commit([changeWrite(orgId, STATS_ENTRY, { kind: 'stats', createdAt: now() })]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}
