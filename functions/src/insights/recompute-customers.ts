import { countOrdersOfRange } from '../store/customer-orders';
import { readCustomerRange, readCustomersAtOnce } from '../store/customers-at-once';
import { LeaseLost } from '../store/errors';
import { inGroups } from './plan-parts';
import { again } from './recompute-again';
import {
  planWrites,
  storeInsights,
  storeTogether,
  type Failures,
  type WriteContext,
} from './recompute-writes';

/** Customers, and orders of theirs, that are held in memory at a time. */
const RANGE_CUSTOMERS = 6_000;
const ORDERS_AT_ONCE = 16_000;

/** Below so many customers one query each is cheaper than looking whether a range would be. */
const RANGE_FROM = 20;

/** Orders read for each wanted customer up to which a range is worth it. */
const RANGE_ORDERS_PER_CUSTOMER = 40;

/** Customers that are read at one time by a query each. */
const GROUP = 8;
const MAX_ATTEMPTS = 6;

/** What recompute of customers works with. */
export type RecomputeContext = WriteContext & {
  /** Called between pages, to keep the claim alive. */
  readonly stillAlive: () => Promise<void>;
  /** Orders that are held in memory at a time. */
  readonly ordersAtOnce?: number;
};

/**
 * Brings the insights of these customers up to what is stored. Each is a function of the customer's records and the org's
 * rules as of one instant, written only if the customer has not changed since; otherwise it is read again.
 * @returns the customers that failed, with the error of each.
 * @throws {StoreUnavailable} when the store does not answer at all; what is done until then is stored.
 * @throws {LeaseLost} when another worker took the claim over.
 */
export async function recomputeCustomers(
  context: RecomputeContext,
  ids: readonly string[],
): Promise<Failures> {
  const sorted = [...ids].toSorted((a, b) => (a < b ? -1 : 1));
  const failures: Failures = new Map();
  const rest = (await isWorthARange(context, sorted))
    ? await recomputeRange(context, sorted, failures)
    : sorted;
  for (const some of inGroups(rest, () => 1, GROUP)) {
    const left = await recomputeGroup(context, some, failures).catch((error: unknown) => {
      if (error instanceof LeaseLost) throw error;
      return some;
    });
    for (const id of left) await recomputeOne(context, id, failures);
    await context.stillAlive();
  }
  return failures;
}

/** Whether the orders of these customers lie close enough together to be read in one go. */
async function isWorthARange(
  { db, orgId }: RecomputeContext,
  ids: readonly string[],
): Promise<boolean> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (ids.length < RANGE_FROM || first === undefined || last === undefined) return false;
  const orders = await again(() => countOrdersOfRange(db, orgId, first, last));
  return orders <= ids.length * RANGE_ORDERS_PER_CUSTOMER;
}

/** @returns the ids that have to be done otherwise. */
async function recomputeRange(
  context: RecomputeContext,
  ids: readonly string[],
  failures: Failures,
): Promise<string[]> {
  const { db, orgId, ordersAtOnce = ORDERS_AT_ONCE } = context;
  const rest: string[] = [];
  for (let at = 0; at < ids.length;) {
    const page = ids.slice(at, at + RANGE_CUSTOMERS);
    const read = await again(() => readCustomerRange(db, orgId, page, ordersAtOnce));
    // One with more orders than a page holds is read alone, as are those with more than are read of anybody.
    if (read.covered === 0) rest.push(...page.slice(0, 1));
    else rest.push(...read.busy, ...(await storeInsights(context, read, failures)));
    at += Math.max(1, read.covered);
    await context.stillAlive();
  }
  return rest;
}

/** @returns the ids that have to be done one by one. */
async function recomputeGroup(
  context: RecomputeContext,
  ids: readonly string[],
  failures: Failures,
): Promise<string[]> {
  const read = await readCustomersAtOnce(context.db, context.orgId, ids);
  return storeInsights(context, read, failures);
}

async function recomputeOne(
  context: RecomputeContext,
  id: string,
  failures: Failures,
): Promise<void> {
  try {
    await again(async () => {
      const read = await readCustomersAtOnce(context.db, context.orgId, [id]);
      const [planned] = planWrites(context, read, failures);
      if (planned) await storeTogether(context, [planned]);
    }, MAX_ATTEMPTS);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    failures.set(id, error);
  }
}
