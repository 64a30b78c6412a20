import { mergeEffects, type Effects } from '../model/change';
import type { Database, Write } from '../store/database';
import { deadChangeWrite } from '../store/dead-letters';
import { CommitConflict, LeaseLost, toLogFields } from '../store/errors';
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

/** Customers that cannot be computed are tried again after so long, then after twice as long each time. */
const RETRY_FIRST_MS = 2 * 60_000;

/** Tries after which customers that cannot be computed are given up. */
const MAX_ATTEMPTS = 6;

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
 * so that an entry is never left because of a race. Customers that fail are left in an entry of their own, which
 * waits longer each time, so that they hold up nobody else; after six tries they are dead letters.
 */
export async function recomputeChanges(
  collaborators: RecomputeCollaborators,
  orgId: string,
): Promise<void> {
  while ((await due(collaborators, orgId)).length > 0) {
    const lease = await claim(collaborators, orgId);
    if (!lease) return;
    try {
      for (;;) {
        const entries = await due(collaborators, orgId);
        if (entries.length === 0) break;
        await takeUp(collaborators, orgId, lease, entries);
      }
    } finally {
      await lease.release();
    }
  }
}

async function claim(
  { db, newId }: RecomputeCollaborators,
  orgId: string,
): Promise<StreamLease | null> {
  const wanted = { db, orgId, holder: newId(), silenceMs: DRAINER_SILENCE_MS };
  try {
    return await StreamLease.acquire({ ...wanted, name: 'insights' });
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  }
}

async function due(
  { db, now, log }: RecomputeCollaborators,
  orgId: string,
): Promise<WaitingChange[]> {
  const at = now().getTime();
  const onCorrupt = (error: Error): void =>
    log('an outbox entry cannot be read', { orgId, ...toLogFields(error) });
  const waiting = await takeWaiting(db, orgId, onCorrupt);
  return waiting.filter(({ change }) => {
    const waitedMs = at - change.createdAt.getTime();
    if (change.kind === 'stats') return waitedMs >= STATS_EVERY_MS;
    return change.kind === 'run' || change.attempts === 0 || waitedMs >= 0;
  });
}

async function takeUp(
  collaborators: RecomputeCollaborators,
  orgId: string,
  lease: StreamLease,
  entries: readonly WaitingChange[],
): Promise<void> {
  const { db, now } = collaborators;
  const org = await readOrg(db, orgId);
  // Entries of an org that is gone have nobody to compute for.
  if (!org) return removeTaken(db, orgId, entries);
  const rules = await readRules(db, orgId, org.rulesVersion);
  const expanded = await Promise.all(entries.map((entry) => expand(db, orgId, entry)));
  const union = mergeEffects(expanded.flatMap(({ effects }) => effects));
  const failures = await recomputeCustomers(
    { db, orgId, rules, rulesVersion: org.rulesVersion, now, stillAlive: () => lease.commit([]) },
    union.customers,
  );
  await refreshStats(collaborators, orgId, entries);
  // In this order a crash at any point repeats work and loses none.
  const remainder = remainderOf(collaborators, orgId, entries, failures);
  if (remainder.length > 0) await db.commit(remainder);
  await removeNotes(
    db,
    expanded.flatMap(({ notes }) => notes),
  );
  await removeTaken(db, orgId, entries);
}

/** The entries that the failed customers wait in, by how often each has failed, and the dead letter of those given up. */
function remainderOf(
  { newId, now, log }: RecomputeCollaborators,
  orgId: string,
  entries: readonly WaitingChange[],
  failures: ReadonlyMap<string, unknown>,
): Write[] {
  if (failures.size === 0) return [];
  const [[customer, error] = []] = failures;
  const fields = toLogFields(error);
  log('customers failed to recompute', { orgId, count: failures.size, customer, ...fields });
  const at = now();
  return [...groupByAttempts(entries, failures.keys())].map(([attempts, customers]) => {
    const effects = { customers, days: [], products: [] };
    if (attempts >= MAX_ATTEMPTS) {
      const reason = `Insights could not be computed: ${fields['error']}.`;
      return deadChangeWrite(orgId, effects, { reason, attempts, at });
    }
    const createdAt = new Date(at.getTime() + RETRY_FIRST_MS * 2 ** (attempts - 1));
    return changeWrite(orgId, newId(), { kind: 'records', effects, attempts, createdAt });
  });
}

/** Failed customers by the number of tries so far, this one included: who failed for the first time is not given up with the rest. */
function groupByAttempts(
  entries: readonly WaitingChange[],
  failed: Iterable<string>,
): Map<number, string[]> {
  const before = new Map<string, number>();
  for (const { change } of entries) {
    if (change.kind !== 'records') continue;
    for (const customer of change.effects.customers)
      before.set(customer, Math.max(before.get(customer) ?? 0, change.attempts));
  }
  const groups = new Map<number, string[]>();
  for (const customer of [...failed].toSorted()) {
    const attempts = (before.get(customer) ?? 0) + 1;
    groups.set(attempts, [...(groups.get(attempts) ?? []), customer]);
  }
  return groups;
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
