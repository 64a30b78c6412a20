import type { Insights } from '../model/insights';
import type { CustomerWithOrders } from '../store/customer-orders';
import type { Reader, Write } from '../store/database';
import { readDaysOfCustomer } from '../store/day-orders';
import { daysEntryWrite } from '../store/outbox';
import { disturbedDays } from './days/disturbed-days';

/** What is about to be said of a customer. */
export interface Conclusion {
  readonly read: CustomerWithOrders;
  readonly insights: Insights | null;
}

/** What finding disturbed days works with. */
export interface DisturbanceContext {
  readonly db: Reader;
  readonly orgId: string;
  readonly now: () => Date;
  /** Days that are computed after these customers in any case. */
  readonly pendingDays?: ReadonlySet<string>;
}

/**
 * The entry of the outbox for the days that must be computed again because of what is concluded about customers, though none of
 * their orders changed: a buyer who was new is returning, or is somebody no more. It belongs in the commit that stores the
 * conclusions. Rare: most such days are computed in any case.
 */
export async function disturbedDaysWrites(
  context: DisturbanceContext,
  conclusions: readonly Conclusion[],
): Promise<Write[]> {
  const { orgId, now, pendingDays } = context;
  const disturbed = new Set<string>();
  for (const conclusion of conclusions)
    for (const day of await daysOf(context, conclusion))
      if (!pendingDays?.has(day)) disturbed.add(day);
  if (disturbed.size === 0) return [];
  return [daysEntryWrite(orgId, [...disturbed].toSorted(), now())];
}

async function daysOf(
  { db, orgId }: DisturbanceContext,
  { read, insights }: Conclusion,
): Promise<readonly string[]> {
  const before = read.customer.insights;
  const [was, is] = [firstOrderOf(before), firstOrderOf(insights)];
  // Not all orders have been read of somebody about whom nothing is concluded, nor of who has very many: rare, and once.
  const isUnread = insights === null ? before !== null : read.salesTotals !== null;
  if (isUnread && was?.getTime() !== is?.getTime()) return readDaysOfCustomer(db, orgId, read.id);
  return disturbedDays(was, is, read.orders);
}

function firstOrderOf(insights: Insights | null): Date | null {
  return insights?.totals.firstOrderAt ?? null;
}
