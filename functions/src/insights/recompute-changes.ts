import { mergeEffects, type Change } from '../model/change';
import type { Write } from '../store/database';
import { deadChangeWrite, isDeadLetter } from '../store/dead-letters';
import { LeaseLost, toLogFields } from '../store/errors';
import { noteDeadLetters } from '../store/note-attention';
import { readOrg } from '../store/orgs';
import { changeWrite, removeNotes, removeTaken, type WaitingChange } from '../store/outbox';
import { StreamLease } from '../store/stream-lease';
import { inGroups, PART_CUSTOMERS, PART_DAYS } from './plan-parts';
import { planRetries } from './plan-retries';
import { refreshBooks } from './recompute-books';
import { refreshCohorts } from './recompute-cohorts';
import { recomputeCustomers } from './recompute-customers';
import { recomputeDays, type DaysContext } from './recompute-days';
import { refreshMoves } from './recompute-moves';
import {
  expand,
  isTooLarge,
  lookAtOutbox,
  setAside,
  takeApart,
  type Drainer,
  type ExpandedEntry,
  type RecomputeCollaborators,
} from './recompute-outbox';
import { refreshProducts } from './recompute-products';
import { refreshStats } from './recompute-stats';

export type { RecomputeCollaborators } from './recompute-outbox';

/** A worker that has shown no sign of life for so long is dead; another takes up the outbox. */
const DRAINER_SILENCE_MS = 60_000;

/** As many customers take about as long as a business day. */
const CUSTOMERS_PER_DAY = PART_CUSTOMERS / PART_DAYS;

/** A worker shows a sign of life so often. */
const BEAT_EVERY_MS = 15_000;

/**
 * Takes up everything that waits in an org's outbox, computes what it affects once, and deletes entries whose results
 * are stored. One worker per org does this; any other leaves at once, and the one at work looks again before and after it stops,
 * so that an entry is never left because of a race. Customers that fail are left in an entry of their own, which
 * waits longer each time, so that they hold up nobody else; after six tries they are dead letters, and so is at once an
 * entry that cannot be read.
 */
export async function recomputeChanges(
  collaborators: RecomputeCollaborators,
  orgId: string,
): Promise<void> {
  while (await lookAtOutbox(collaborators, orgId)) {
    const lease = await claim(collaborators, orgId);
    if (!lease) return;
    try {
      try {
        await drain({ ...collaborators, orgId, lease });
      } finally {
        await lease.release();
      }
    } catch (error) {
      // Whoever took the claim over does the work.
      if (error instanceof LeaseLost) return;
      throw error;
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

async function drain(drainer: Drainer): Promise<void> {
  for (;;) {
    const waiting = await lookAtOutbox(drainer, drainer.orgId);
    if (!waiting) return;
    await setAside(drainer, waiting.unreadable);
    const expanded = await Promise.all(waiting.due.map((entry) => expand(drainer, entry)));
    const large = expanded.filter(isTooLarge);
    for (const one of large) await takeApart(drainer, one);
    if (large.length === 0) await takeUpAll(drainer, expanded);
  }
}

/** In groups of bounded size, so that a worker that is killed leaves what it has done behind. */
async function takeUpAll(drainer: Drainer, expanded: readonly ExpandedEntry[]): Promise<void> {
  // Days go by what is concluded about customers: those that come with none wait for all of them.
  const sorted = expanded.toSorted((a, b) => Number(isOfDays(a)) - Number(isOfDays(b)));
  const groups = inGroups(sorted, sizeOf, PART_CUSTOMERS);
  for (const [index, group] of groups.entries()) {
    const afterAll = index === groups.length - 1 ? expanded.map(({ entry }) => entry) : null;
    const pending = new Set(groups.slice(index).flatMap((some) => some.flatMap(daysOf)));
    await takeUp({ ...drainer, pendingDays: pending }, group, afterAll);
  }
}

function daysOf({ effects }: ExpandedEntry): string[] {
  return effects.days;
}

function sizeOf({ effects: { customers, days } }: ExpandedEntry): number {
  return customers.length + days.length * CUSTOMERS_PER_DAY;
}

function isOfDays({ effects }: ExpandedEntry): boolean {
  return effects.customers.length === 0;
}

/** @param counted the entries after which the organisation is counted; null to leave that to a later group. */
async function takeUp(
  drainer: Drainer & { readonly pendingDays: ReadonlySet<string> },
  expanded: readonly ExpandedEntry[],
  counted: readonly WaitingChange[] | null,
): Promise<void> {
  const { db, orgId } = drainer;
  const taken = expanded.map(({ entry }) => entry);
  // Entries of an org that is gone have nobody to compute for.
  const org = await readOrg(db, orgId);
  if (!org) return removeTaken(db, orgId, taken);
  const union = mergeEffects(expanded.map(({ effects }) => effects));
  const context = { ...drainer, org, stillAlive: beatOf(drainer) };
  const failures = await recomputeCustomers(context, union.customers);
  const made = await recomputeDays(context, union.days, wholeDays(expanded));
  if (made.days.length > 0) await refreshProducts(context, made.days);
  if (made.hasBooks) await refreshBooks(context);
  const isCounted = await refreshCounts(context, counted ?? []);
  // They go by the counts.
  if (counted && made.days.length > 0) await refreshCohorts(context);
  const entries = taken.filter(({ change }) => isCounted || !isForCounts(change));
  // In this order a crash at any point repeats work and loses none.
  const remainder = remainderOf(drainer, entries, failures);
  if (remainder.length > 0) await db.commit(remainder);
  await removeNotes(
    db,
    expanded.flatMap(({ notes }) => notes),
  );
  await removeTaken(db, orgId, entries);
  if (remainder.some(isDeadLetter)) await noteDeadLetters(db, orgId);
}

/** @returns false when the entry that waits for the counts must stay. */
async function refreshCounts(
  context: DaysContext,
  entries: readonly WaitingChange[],
): Promise<boolean> {
  const touched = entries.filter(({ change }) => change.kind !== 'stats' || isForCounts(change));
  if (touched.length === 0) return true;
  const counts = await refreshStats(context, touched.some(asksForCounts));
  // Moves go with the sizes of the segments, and are as old.
  return counts === 'made' ? refreshMoves(context) : counts !== 'failed';
}

function asksForCounts({ change }: WaitingChange): boolean {
  return change.kind === 'run' || isForCounts(change);
}

function isForCounts(change: Change): boolean {
  return change.kind === 'stats' && change.days.length === 0;
}

/** Days whose every order is read: those of a run, and those that have waited for it. */
function wholeDays(expanded: readonly ExpandedEntry[]): ReadonlySet<string> {
  const whole = expanded.filter(({ entry }) => entry.change.kind !== 'records');
  return new Set(whole.flatMap(({ effects }) => effects.days));
}

/** A sign of life that is shown as often as needed, however often it is asked for. */
function beatOf({ lease, now }: Drainer): () => Promise<void> {
  let beatenAt = now().getTime();
  return async () => {
    if (now().getTime() - beatenAt < BEAT_EVERY_MS) return;
    await lease.commit([]);
    beatenAt = now().getTime();
  };
}

/** The entries that the failed customers wait in, by how often each has failed, and the dead letter of those given up. */
function remainderOf(
  { orgId, newId, now, log }: Drainer,
  entries: readonly WaitingChange[],
  failures: ReadonlyMap<string, unknown>,
): Write[] {
  if (failures.size === 0) return [];
  const [[customer, error] = []] = failures;
  const fields = toLogFields(error);
  log('customers failed to recompute', { orgId, count: failures.size, customer, ...fields });
  const at = now();
  const changes = entries.map(({ change }) => change);
  return planRetries(changes, failures.keys(), at).map(({ customers, attempts, change }) => {
    if (change) return changeWrite(orgId, newId(), change);
    const reason = `Insights could not be computed: ${fields['error']}.`;
    const effects = { customers, days: [], products: [] };
    return deadChangeWrite(orgId, effects, { reason, attempts, at });
  });
}
