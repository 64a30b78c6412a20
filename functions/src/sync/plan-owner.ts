import type { Customer } from '../model/customer';
import type { Order, OrderOwner } from '../model/order';
import type { OwnerSuggestion } from '../model/suggestion';
import {
  planDecision,
  type DecisionContext,
  type DecisionPlan,
  type Linking,
  type MergeRefusal,
} from './plan-decision';
import { isGone } from './plan-merge';

/** The two that a suggestion is about, as far as they are stored. */
export interface OrderAndCustomer {
  readonly order: Pick<Order, 'customerId' | 'owner' | 'source'> | null;
  readonly customer: Pick<Customer, 'profile' | 'crm' | 'source'> | null;
}

/** What becomes of an order's owner: one, none, or undefined where it stays. */
export type OwnerChange = OrderOwner | null | undefined;

/**
 * What a decision about an anonymous order changes: whose it was found to be, beside what the POS says and never in its place. An
 * order has one owner, and a customer who was linked to another gets none: their orders are the other's.
 */
export function planOwner(
  suggestion: OwnerSuggestion,
  { order, customer }: OrderAndCustomer,
  context: DecisionContext,
): DecisionPlan<OwnerChange> {
  const { customerId } = suggestion;
  const { by, at } = context;
  const linking: Linking<OwnerChange> = {
    primaries: [customerId],
    whyNot: () => whyNot(order, customer),
    link: () => ({ customerId, by, at }),
    unlink: () => (order?.owner?.customerId === customerId ? null : undefined),
    none: undefined,
  };
  return planDecision(suggestion, linking, context);
}

function whyNot(
  order: OrderAndCustomer['order'],
  customer: OrderAndCustomer['customer'],
): MergeRefusal | null {
  if (!order || order.source.deletedAt !== null) return 'no_order';
  if (order.customerId !== null) return 'named';
  if (!customer || isGone(customer)) return 'gone';
  return order.owner || customer.crm?.mergedInto ? 'linked' : null;
}
