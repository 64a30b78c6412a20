import { canonicalJson } from '../model/canonical-json';
import type { Insights } from '../model/insights';
import { insightsWrite, type CustomerWithOrders } from '../store/customer-orders';
import type { CustomersAtOnce } from '../store/customers-at-once';
import type { Database, Write } from '../store/database';
import { LeaseLost } from '../store/errors';
import type { StreamLease } from '../store/stream-lease';
import { inGroups } from './plan-parts';
import { disturbedDaysWrites, type Conclusion } from './recompute-disturbed-days';
import { toInsights } from './to-insights';

/** Customers written in one commit. */
const WRITES_AT_ONCE = 400;

/** What writing insights works with. */
export interface WriteContext {
  readonly db: Database;
  readonly orgId: string;
  /**
   * What is concluded is stored under the claim: a worker that lost it may have read what has changed since, and been
   * changed back for all that its customer's write time says.
   */
  readonly lease: Pick<StreamLease, 'commit'>;
  readonly now: () => Date;
  /** Days that are computed after these customers in any case. */
  readonly pendingDays?: ReadonlySet<string>;
}

/** The error of each customer that could not be computed, by id. */
export type Failures = Map<string, unknown>;

/** The write of one customer's insights. */
export interface PlannedWrite extends Conclusion {
  readonly id: string;
  readonly write: Write;
}

/**
 * Stores what is concluded from what was read.
 * @returns the ids whose write did not succeed.
 * @throws {LeaseLost} when the claim is gone.
 */
export async function storeInsights(
  context: WriteContext,
  read: CustomersAtOnce,
  failures: Failures,
): Promise<string[]> {
  const rest: string[] = [];
  for (const some of inGroups(planWrites(context, read, failures), () => 1, WRITES_AT_ONCE)) {
    await storeTogether(context, some).catch((error: unknown) => {
      if (error instanceof LeaseLost) throw error;
      rest.push(...some.map(({ id }) => id));
    });
  }
  return rest;
}

/** Stores some conclusions in one commit, with what follows from them. */
export async function storeTogether(
  context: WriteContext,
  planned: readonly PlannedWrite[],
): Promise<void> {
  const disturbed = await disturbedDaysWrites(context, planned);
  await context.lease.commit([...planned.map(({ write }) => write), ...disturbed]);
}

/** What to write. One customer who cannot be read or computed fails alone. */
export function planWrites(
  context: WriteContext,
  read: CustomersAtOnce,
  failures: Failures,
): PlannedWrite[] {
  for (const [id, error] of read.unreadable) failures.set(id, error);
  const planned: PlannedWrite[] = [];
  for (const customer of read.found) {
    try {
      const one = planOne(context, read.basis, customer);
      if (one) planned.push(one);
    } catch (error) {
      failures.set(customer.id, error);
    }
  }
  return planned;
}

/** Null when what is stored already says the same. */
function planOne(
  { orgId, now }: WriteContext,
  basis: CustomersAtOnce['basis'],
  read: CustomerWithOrders,
): PlannedWrite | null {
  if (!basis) return null;
  const { profile, source } = read.customer;
  const input = { ...basis, orders: read.orders, profile, now: now() };
  const insights = source.erasedAt ? null : toInsights(input);
  if (saySame(insights, read.customer.insights)) return null;
  return { id: read.id, read, insights, write: insightsWrite(orgId, read, insights) };
}

function saySame(a: Insights | null, b: Insights | null): boolean {
  if (a === null || b === null) return a === b;
  return canonicalJson({ ...a, computedAt: null }) === canonicalJson({ ...b, computedAt: null });
}
