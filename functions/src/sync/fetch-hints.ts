import type { Effects } from '../model/change';
import type { Rejection } from '../model/observation';
import type { Hint } from '../model/quarantine';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { CommitConflict } from '../store/errors';
import { forgetHint, readHints, type WaitingHint } from '../store/hints';
import { quarantineId, quarantineWrites, readQuarantined } from '../store/quarantine';
import type { StreamLease } from '../store/stream-lease';
import { askForRecord } from './ask-for-record';
import { commitRecords } from './commit-records';
import { findErased, withdrawErased } from './erase-rejections';
import { toCandidate } from './plan-commit';

/** Hints that a run found when it began, orders already fetched. */
export interface SettledHints {
  readonly waiting: readonly WaitingHint[];
  /** Forgets the hints about a stream that has been pulled whole since they were read. */
  settle(stream: Stream): Promise<void>;
}

interface HintContext {
  readonly db: Database;
  readonly orgId: string;
  readonly pos: PosAdapter;
  readonly note: (effects: Effects) => Write;
  readonly now: () => Date;
  /** Called after each hint. May throw to end there; the hints that are left stay. */
  readonly onProgress: () => Promise<void>;
  /** Claims a stream. @throws {LeaseLost} when another run works on it. */
  readonly claim: (stream: Stream) => Promise<StreamLease>;
}

/**
 * Reads what webhooks have hinted at and fetches, by id and under the claim on their stream, what can be fetched so. What
 * only a pull of a stream can answer is left for the streams of the run. A hint is forgotten after what it asked for is
 * stored, unless it came again meanwhile.
 * @throws {LeaseLost} when another run works on the stream; the hints stay.
 */
export async function settleOrderHints(context: HintContext): Promise<SettledHints> {
  const { db, orgId, pos, claim, now, onProgress } = context;
  const hints = await readHints(db, orgId);
  const single = hints.filter(({ hint }) => isSingle(pos, hint));
  for (const stream of STREAMS) {
    const wanted = single.filter(({ hint }) => hint.stream === stream);
    if (wanted.length === 0) continue;
    const lease = await claim(stream);
    try {
      for (const waiting of wanted) {
        await fetchOne(context, lease, waiting.hint);
        await forget(db, waiting);
        await lease.keepAlive(now());
        await onProgress();
      }
    } finally {
      await lease.release();
    }
  }
  const waiting = hints.filter((hint) => !single.includes(hint));
  return {
    waiting,
    async settle(stream) {
      for (const hint of waiting) if (hint.hint.stream === stream) await forget(db, hint);
    },
  };
}

function isSingle(pos: PosAdapter, { externalId, stream }: Hint): boolean {
  return externalId !== null && pos.capabilities.readOne[stream];
}

/** The streams that hints ask to pull. */
export function hintedStreams({ waiting }: SettledHints): Stream[] {
  return STREAMS.filter((stream) => waiting.some(({ hint }) => hint.stream === stream));
}

async function fetchOne(context: HintContext, lease: StreamLease, hint: Hint): Promise<void> {
  const { db, orgId, pos, note, now } = context;
  const { stream, externalId } = hint;
  if (externalId === null) return;
  const answer = await askForRecord(pos, { stream, externalId, now });
  if (answer.outcome === 'missing') return;
  if (answer.outcome === 'rejected') return setAside(context, lease, answer.rejection);
  await commitRecords({
    db,
    orgId,
    provider: pos.provider,
    candidates: [toCandidate(answer.observation)],
    authority: 'walk',
    note,
    commit: (writes) => lease.commit(writes),
    now,
  });
}

/** Puts what the POS served into quarantine, unless it tells of a customer who was erased. */
async function setAside(
  { db, orgId, pos, now }: HintContext,
  lease: StreamLease,
  rejection: Rejection,
): Promise<void> {
  const aside = { db, orgId, toId: pos.toDocumentId };
  if ((await findErased(aside, [rejection])).size > 0) return;
  const id = quarantineId(rejection);
  const before = await readQuarantined(db, orgId, [id]);
  await lease.commit(quarantineWrites(orgId, rejection, before.get(id) ?? null, now()));
  await withdrawErased(aside, rejection);
}

async function forget(db: Database, hint: WaitingHint): Promise<void> {
  try {
    await forgetHint(db, hint);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}
