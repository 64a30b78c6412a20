import { canonicalJson } from '../model/canonical-json';
import type { Insights } from '../model/insights';
import type { Source } from '../model/source';
import { createStoreCalendar } from '../model/store-calendar';
import { insightsWrites, lastSegmentOf, type CustomerWithOrders } from '../store/customer-orders';
import type { CustomersAtOnce, OrgBasis } from '../store/customers-at-once';
import type { Database, Write } from '../store/database';
import { LeaseLost } from '../store/errors';
import type { StreamLease } from '../store/stream-lease';
import { createHourOf } from './days/order-hours';
import { inGroups } from './plan-parts';
import { planTransition } from './plan-transition';
import { disturbedDaysWrites, type Conclusion } from './recompute-disturbed-days';
import { toInsights, type InsightsBasis } from './to-insights';

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
export interface PlannedWrites extends Conclusion {
  readonly id: string;
  readonly writes: readonly Write[];
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
  const planned = planWrites(context, read, failures);
  for (const some of inGroups(planned, ({ writes }) => writes.length, WRITES_AT_ONCE)) {
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
  planned: readonly PlannedWrites[],
): Promise<void> {
  const disturbed = await disturbedDaysWrites(context, planned);
  await context.lease.commit([...planned.flatMap(({ writes }) => writes), ...disturbed]);
}

/** What to write. One customer who cannot be read or computed fails alone. */
export function planWrites(
  context: WriteContext,
  read: CustomersAtOnce,
  failures: Failures,
): PlannedWrites[] {
  for (const [id, error] of read.unreadable) failures.set(id, error);
  const planned: PlannedWrites[] = [];
  const basis = read.basis && toInsightsBasis(read.basis);
  for (const customer of read.found) {
    try {
      const one = basis && planOne(context, basis, customer);
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
  basis: InsightsBasis,
  read: CustomerWithOrders,
): PlannedWrites | null {
  const { profile, crm, source, insights: before, moves } = read.customer;
  const from = lastSegmentOf(read.customer);
  const { id, orders, salesTotals } = read;
  const input = { ...basis, id, orders, salesTotals, profile, crm, now: now() };
  const insights = isGone(source) ? null : toInsights(input);
  if (saySame(insights, before)) return null;
  const transition = planTransition(read.id, { before, after: insights, from, moves });
  const writes = insightsWrites(orgId, read, { insights, transition });
  return { id: read.id, read, insights, writes };
}

/** Nothing is concluded about somebody whom the POS no longer has: they are on no list, and are sent nothing. */
function isGone({ deletedAt, erasedAt }: Source): boolean {
  return deletedAt !== null || erasedAt !== undefined;
}

function toInsightsBasis({ org, rules, fit }: OrgBasis): InsightsBasis {
  const { rulesVersion, fitId, timezone } = org;
  const calendar = createStoreCalendar(timezone);
  return { rules, rulesVersion, fit, fitId, calendar, hourOf: createHourOf(org) };
}

function saySame(a: Insights | null, b: Insights | null): boolean {
  if (a === null || b === null) return a === b;
  return canonicalJson({ ...a, computedAt: null }) === canonicalJson({ ...b, computedAt: null });
}
