import { createHash } from 'node:crypto';
import type { HoldInput } from '../model/quarantine';
import { closeHoldWrite, holdWrite, readHold } from '../store/holds';
import { countRecords } from '../store/records';
import { askForRecord } from './ask-for-record';
import { commitDeletions } from './commit-deletions';
import { learnUnwalked } from './learn-unwalked';
import { planDeletions, type DeletionPlan } from './plan-deletions';
import type { PageSync } from './store-page';
import type { Walked } from './sync-stream';

/** Missing orders asked for by id in one run; the next complete walk takes others. */
const ORDERS_ASKED = 100;

/** Walks that begin so far apart ask about others. */
const TURN_MS = 5 * 60_000;

/** Ids that a hold names at most; the digest covers all of them. */
const IDS_NAMED = 5_000;

/** What became of what the walk missed: null, or why it is held. */
export interface Settled {
  readonly held: string | null;
}

/**
 * Marks what complete walks have missed often enough, unless so much vanished at once that somebody has to decide. A
 * decision holds for just the set it was made about.
 */
export async function settleDeletions(sync: PageSync, walked: Walked): Promise<Settled> {
  const { manifests, stream, lease } = sync;
  const nothing = walked.seen.size === 0 && walked.plan.resumeAt === null;
  if (nothing && !walked.plan.complete) return holdEmptyPull(sync);
  if (!walked.plan.complete) return settlePart(sync, walked);
  await manifests[stream].loadShards(lease.state.shards);
  if (walked.plan.heal) await learnUnwalked(sync);
  const known = manifests[stream].known();
  const plan = planDeletions(stream, known, walked.seen);
  if (nothing && known.length === 0) return holdIfAnythingIsStored(sync);
  if (!plan.massive) {
    await closeHold(sync);
    for (const { externalId, misses } of plan.missed) manifests[stream].miss(externalId, misses);
    await deleteDue(sync, walked, plan.due);
    return { held: null };
  }
  return decide(sync, walked, plan, known.length);
}

/**
 * A part of a stream does not tell what is gone. That rows are served again answers why there were none; a question that a
 * walk of everything asked about some waits for the next one.
 */
async function settlePart(sync: PageSync, { plan }: Walked): Promise<Settled> {
  const { db, orgId, stream, lease } = sync;
  if (!lease.state.held) return { held: null };
  const answered =
    plan.since !== null || (await readHold(db, orgId, stream))?.reason === 'empty_walk';
  if (!answered) return { held: `Too many ${stream} had vanished; the next whole walk tells.` };
  await closeHold(sync);
  return { held: null };
}

async function decide(
  sync: PageSync,
  walked: Walked,
  plan: DeletionPlan,
  expected: number,
): Promise<Settled> {
  const { db, orgId, stream, now } = sync;
  const ids = plan.missed.map(({ externalId }) => externalId);
  const digest = digestOf(ids);
  const before = await readHold(db, orgId, stream);
  if (before?.digest === digest && before.state === 'confirmed')
    return carryOut(sync, walked, { ...before, ids });
  if (before?.digest === digest && before.state === 'rejected') return { held: null };
  const seen = walked.seen.size;
  if (before?.digest !== digest || before.state !== 'open') {
    const reason = seen === 0 ? 'empty_walk' : 'mass_vanish';
    const named = ids.slice(0, IDS_NAMED);
    const question = {
      stream,
      reason,
      expected,
      seen,
      ids: named,
      digest,
      state: 'open',
      createdAt: now(),
    } as const;
    await ask(sync, question);
  }
  return { held: describe(stream, seen, { missed: ids.length, expected }) };
}

/** What was confirmed is deleted. Orders are asked about first, so many at a time; the decision stands for the rest of them. */
async function carryOut(sync: PageSync, walked: Walked, hold: HoldInput): Promise<Settled> {
  const { orgId, stream, lease } = sync;
  const ids = hold.ids ?? [];
  const { gone, unasked } = await deleteDue(sync, walked, ids);
  if (unasked === 0) {
    await lease.commit([closeHoldWrite(orgId, stream)], { held: false });
    return { held: null };
  }
  const left = ids.filter((id) => !gone.has(id));
  const rest = { ...hold, ids: left.slice(0, IDS_NAMED), digest: digestOf(left) };
  await ask(sync, rest);
  return {
    held: `${unasked} of ${ids.length} confirmed ${stream} are still to be asked about; the next run goes on.`,
  };
}

function digestOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 32);
}

function describe(
  stream: string,
  seen: number,
  { missed, expected }: { missed: number; expected: number },
): string {
  return seen === 0
    ? `The POS returned no ${stream} where ${expected} are known; nothing was deleted.`
    : `${missed} of ${expected} ${stream} have vanished from the POS at once; nothing was deleted.`;
}

/** What became of the records that may be deleted. */
interface Deletion {
  readonly gone: ReadonlySet<string>;
  /** How many were not asked about this time. */
  readonly unasked: number;
}

async function deleteDue(
  sync: PageSync,
  walked: Walked,
  due: readonly string[],
): Promise<Deletion> {
  const { manifests, stream, lease, pos, report } = sync;
  const asked = stream === 'orders' ? turnOf(due, walked.plan.startedAt) : due;
  const gone = stream === 'orders' ? await askWhetherGone(sync, asked) : due;
  report.counts.deleted += await commitDeletions({
    ...sync,
    ids: gone.map(pos.toDocumentId),
    observedAt: walked.observedAt,
    commit: (writes) => lease.commit(writes),
  });
  for (const id of gone) manifests[stream].forget(id);
  return { gone: new Set(gone), unasked: due.length - asked.length };
}

/** Those whose turn it is to be asked about: others each time, so that orders which are still there keep none back. */
function turnOf(ids: readonly string[], at: Date): string[] {
  if (ids.length <= ORDERS_ASKED) return [...ids];
  const first = (Math.floor(at.getTime() / TURN_MS) * ORDERS_ASKED) % ids.length;
  return [...ids.slice(first), ...ids.slice(0, first)].slice(0, ORDERS_ASKED);
}

/** Orders count as gone only when the POS says so of each: rows may have shifted out of the walk's sight. */
async function askWhetherGone(sync: PageSync, ids: readonly string[]): Promise<string[]> {
  const { pos, stream, lease, now } = sync;
  const gone: string[] = [];
  for (const externalId of ids) {
    const answer = await askForRecord(pos, { stream, externalId, now });
    if (answer.outcome === 'missing') gone.push(externalId);
    await lease.keepAlive(now());
    await sync.onProgress(sync.report);
  }
  return gone;
}

/** The newest known order lies in every incremental pull, so one without rows is not believed. */
async function holdEmptyPull(sync: PageSync): Promise<Settled> {
  const { stream, lease } = sync;
  if (lease.state.watermark === null) return { held: null };
  if (!lease.state.held) await ask(sync, emptyWalk(sync, 1));
  return { held: `The POS returned no ${stream} where at least 1 is known; nothing was deleted.` };
}

/** Without a manifest there is nothing to compare with but the records themselves. */
async function holdIfAnythingIsStored(sync: PageSync): Promise<Settled> {
  const { db, orgId, stream } = sync;
  const expected = await countRecords(db, orgId, stream);
  if (expected === 0) return { held: null };
  await ask(sync, emptyWalk(sync, expected));
  return { held: describe(stream, 0, { missed: expected, expected }) };
}

function emptyWalk({ stream, now }: PageSync, expected: number): HoldInput {
  return { stream, reason: 'empty_walk', expected, seen: 0, state: 'open', createdAt: now() };
}

/** The stream knows of its question from the same instant on, so that a walk which dies right after it leaves none behind. */
async function ask({ orgId, lease }: PageSync, question: HoldInput): Promise<void> {
  await lease.commit([holdWrite(orgId, question)], { held: true });
}

async function closeHold({ orgId, stream, lease }: PageSync): Promise<void> {
  if (lease.state.held) await lease.commit([closeHoldWrite(orgId, stream)], { held: false });
}
