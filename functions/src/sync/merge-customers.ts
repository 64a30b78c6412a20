import type { Audit } from '../model/audit';
import type { Customer } from '../model/customer';
import type { DuplicateSuggestion, OwnerSuggestion, Suggestion } from '../model/suggestion';
import { auditWrite } from '../store/audit';
import { crmWrite } from '../store/crm';
import type { Database, Write } from '../store/database';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { ownerWrite } from '../store/order-contacts';
import { loadRecords } from '../store/records';
import { readSuggestion, suggestionWrite } from '../store/suggestions';
import type { DecisionContext, DecisionPlan, MergeDecision, MergeRefusal } from './plan-decision';
import { planMerge } from './plan-merge';
import { planOwner } from './plan-owner';

const MAX_ATTEMPTS = 6;

const ACTIONS = {
  duplicate: { accept: 'merge_accepted', reject: 'merge_rejected', undo: 'merge_undone' },
  owner: { accept: 'owner_accepted', reject: 'owner_rejected', undo: 'owner_undone' },
} as const satisfies Record<Suggestion['kind'], Record<MergeDecision['kind'], Audit['action']>>;

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
 * Decides whether two customers are one person, or an anonymous order is a customer's. Nothing is moved: orders keep the customer,
 * or none, that the POS gave them, and profiles stay as the POS has them. Accepting writes a link into what no sync touches, and
 * undoing takes it away again. Links, suggestion and audit entry are one commit. Calling it twice decides once.
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
  const { suggestion } = stored;
  const at = now();
  const plan = await planFor({ db, orgId }, suggestion, { decision, by, at });
  if (plan.outcome === 'refused') return plan;
  if (plan.outcome === 'already') return { outcome: 'already', state: suggestion.state };
  const action = ACTIONS[suggestion.kind][decision.kind];
  await db.commit([
    ...plan.links,
    suggestionWrite(orgId, plan.suggestion, stored),
    auditWrite(orgId, newId(), { action, target: suggestionId, by, at }),
  ]);
  return { outcome: 'decided', state: plan.suggestion.state };
}

interface Place {
  readonly db: Database;
  readonly orgId: string;
}

type Planned = DecisionPlan<readonly Write[]>;

function planFor(place: Place, suggestion: Suggestion, context: DecisionContext): Promise<Planned> {
  return suggestion.kind === 'owner'
    ? planForOrder(place, suggestion, context)
    : planForPair(place, suggestion, context);
}

async function planForPair(
  { db, orgId }: Place,
  suggestion: DuplicateSuggestion,
  context: DecisionContext,
): Promise<Planned> {
  const { first, second } = suggestion;
  const records = await loadRecords(db, orgId, 'customers', [first, second]);
  const pair = new Map<string, Customer>();
  for (const record of records.values()) {
    if (record.stream === 'customers') pair.set(record.id, record.value);
  }
  const plan = planMerge(suggestion, pair, context);
  if (plan.outcome !== 'planned') return plan;
  const links = [...records.values()].flatMap((record): Write[] => {
    const crm = plan.links.get(record.id);
    return crm ? [crmWrite(orgId, record, crm)] : [];
  });
  return { ...plan, links };
}

async function planForOrder(
  { db, orgId }: Place,
  suggestion: OwnerSuggestion,
  context: DecisionContext,
): Promise<Planned> {
  const { orderId, customerId } = suggestion;
  const order = (await loadRecords(db, orgId, 'orders', [orderId])).get(orderId);
  const customer = (await loadRecords(db, orgId, 'customers', [customerId])).get(customerId);
  const two = {
    order: order?.stream === 'orders' ? order.value : null,
    customer: customer?.stream === 'customers' ? customer.value : null,
  };
  const plan = planOwner(suggestion, two, context);
  if (plan.outcome !== 'planned') return plan;
  const isChanged = order && plan.links !== undefined;
  return { ...plan, links: isChanged ? [ownerWrite(orgId, order, plan.links ?? null)] : [] };
}
