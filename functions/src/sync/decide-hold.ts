import type { Hold } from '../model/quarantine';
import type { Stream } from '../model/source';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { CommitConflict } from '../store/errors';
import { decideHoldWrite, readHolds } from '../store/holds';
import { noteAttention } from '../store/note-attention';

export type HoldDecision = 'confirmed' | 'rejected';

export type DecidedHold =
  | { readonly outcome: 'decided'; readonly hold: Hold; readonly at: Date }
  /** `changed`: it asks about another set than the one that was looked at. */
  | { readonly outcome: 'missing' | 'closed' | 'changed' | 'nothing_to_confirm' };

/**
 * Decides about what sync holds back. Nothing is deleted here: a later complete walk that misses just the same set acts on it.
 * A decision may be changed until then. Decision and audit entry are one commit.
 * @param digest of the set that the decision is about, as it was shown; left out for whatever the hold asks about now.
 * @param by who decides.
 */
export async function decideHold(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  {
    orgId,
    stream,
    decision,
    digest,
    by,
  }: { orgId: string; stream: Stream; decision: HoldDecision; digest?: string | null; by: string },
): Promise<DecidedHold> {
  const [stored] = await readHolds(db, orgId, [stream]);
  if (!stored) return { outcome: 'missing' };
  const { hold } = stored;
  if (hold.state === 'closed') return { outcome: 'closed' };
  if (digest !== undefined && digest !== hold.digest) return { outcome: 'changed' };
  if (decision === 'confirmed' && hold.digest === null) return { outcome: 'nothing_to_confirm' };
  const at = now();
  const action = decision === 'confirmed' ? 'hold_confirmed' : 'hold_rejected';
  try {
    await db.commit([
      decideHoldWrite(orgId, stored, { decision, by, at }),
      auditWrite(orgId, newId(), { action, target: stream, by, at }),
    ]);
  } catch (error) {
    if (error instanceof CommitConflict) return { outcome: 'changed' };
    throw error;
  }
  // A badge that is late is made up for by the next run.
  await noteAttention(db, orgId).catch(() => undefined);
  return {
    outcome: 'decided',
    at,
    hold: { ...hold, state: decision, decidedBy: by, decidedAt: at },
  };
}
