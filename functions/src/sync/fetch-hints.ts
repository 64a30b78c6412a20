import type { Effects } from '../model/change';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { CommitConflict } from '../store/errors';
import { forgetHint, readHints, type WaitingHint } from '../store/hints';
import type { Manifest } from '../store/manifest';
import { quarantineId, quarantineWrites, readQuarantined } from '../store/quarantine';
import { askForRecord } from './ask-for-record';
import { commitRecords } from './commit-records';
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
  readonly manifests: Readonly<Record<Stream, Manifest>>;
  readonly note: (effects: Effects) => Write;
  readonly now: () => Date;
}

/**
 * Reads what webhooks have hinted at and fetches the orders among it by id. What only a pull of a stream can answer is
 * left for the streams of the run. A hint is forgotten after what it asked for is stored, unless it came again meanwhile.
 */
export async function settleOrderHints(context: HintContext): Promise<SettledHints> {
  const hints = await readHints(context.db, context.orgId);
  const waiting: WaitingHint[] = [];
  for (const hint of hints) {
    const { stream, externalId } = hint.hint;
    if (externalId === null || !context.pos.capabilities.readOne[stream]) {
      waiting.push(hint);
      continue;
    }
    await fetchOne(context, stream, externalId);
    await forget(context.db, hint);
  }
  return {
    waiting,
    async settle(stream) {
      for (const hint of waiting) if (hint.hint.stream === stream) await forget(context.db, hint);
    },
  };
}

/** The streams that hints ask to pull. */
export function hintedStreams({ waiting }: SettledHints): Stream[] {
  return STREAMS.filter((stream) => waiting.some(({ hint }) => hint.stream === stream));
}

async function fetchOne(context: HintContext, stream: Stream, externalId: string): Promise<void> {
  const { db, orgId, pos, note, now } = context;
  const answer = await askForRecord(pos, { stream, externalId, now });
  if (answer.outcome === 'missing') return;
  if (answer.outcome === 'rejected') {
    const id = quarantineId(answer.rejection);
    const before = await readQuarantined(db, orgId, [id]);
    await db.commit(quarantineWrites(orgId, answer.rejection, before.get(id) ?? null, now()));
    return;
  }
  await commitRecords({
    db,
    orgId,
    provider: pos.provider,
    candidates: [toCandidate(answer.observation)],
    authority: 'delivery',
    note,
    commit: async (writes) => {
      await db.commit(writes);
    },
    now,
  });
}

async function forget(db: Database, hint: WaitingHint): Promise<void> {
  try {
    await forgetHint(db, hint);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}
