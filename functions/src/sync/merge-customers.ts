import type { Audit } from '../model/audit';
import type { Customer } from '../model/customer';
import type { Suggestion } from '../model/suggestion';
import { auditWrite } from '../store/audit';
import { crmWrite } from '../store/crm';
import type { Database, Write } from '../store/database';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { loadRecords } from '../store/records';
import { readSuggestion, suggestionWrite } from '../store/suggestions';
import { planMerge, type MergeDecision, type MergePlan, type MergeRefusal } from './plan-merge';

const MAX_ATTEMPTS = 6;

const ACTIONS = {
  accept: 'merge_accepted',
  reject: 'merge_rejected',
  undo: 'merge_undone',
} as const satisfies Record<MergeDecision['kind'], Audit['action']>;

/** A decision about a suggestion, and on whose word. */
export interface MergeRequest {
  readonly orgId: string;
  readonly suggestionId: string;
  readonly decision: MergeDecision;
  /** A user id. */
  readonly by: string;
}

export type MergeResult =
  /** `already`: it had been decided so before. */
  | { readonly outcome: 'decided' | 'already'; readonly state: Suggestion['state'] }
  | { readonly outcome: 'refused'; readonly reason: MergeRefusal | 'missing' };

/**
 * Decides whether two customers are one person. Nothing is moved: orders keep their customer and both profiles stay as the POS
 * has them. Accepting writes a link into what staff keep about each, which no sync touches, and undoing takes it away again.
 * Links, suggestion and audit entry are one commit. Calling it twice decides once.
 *
 * @throws {CommitConflict} or {StoreUnavailable} when it still fails after several attempts.
 */
export async function mergeCustomers(
  collaborators: { db: Database; now: () => Date; newId: () => string },
  request: MergeRequest,
): Promise<MergeResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decideOnce(collaborators, request);
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function decideOnce(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  { orgId, suggestionId, decision, by }: MergeRequest,
): Promise<MergeResult> {
  const stored = await readSuggestion(db, orgId, suggestionId);
  if (!stored) return { outcome: 'refused', reason: 'missing' };
  const { first, second, state } = stored.suggestion;
  const records = await loadRecords(db, orgId, 'customers', [first, second]);
  const pair = new Map<string, Customer>();
  for (const record of records.values()) {
    if (record.stream === 'customers') pair.set(record.id, record.value);
  }
  const at = now();
  const plan: MergePlan = planMerge(stored.suggestion, pair, { decision, by, at });
  if (plan.outcome === 'refused') return plan;
  if (plan.outcome === 'already') return { outcome: 'already', state };
  const links = [...records.values()].flatMap((record): Write[] => {
    const crm = plan.crm.get(record.id);
    return crm ? [crmWrite(orgId, record, crm)] : [];
  });
  const action = ACTIONS[decision.kind];
  await db.commit([
    ...links,
    suggestionWrite(orgId, plan.suggestion, stored),
    auditWrite(orgId, newId(), { action, target: suggestionId, by, at }),
  ]);
  return { outcome: 'decided', state: plan.suggestion.state };
}
