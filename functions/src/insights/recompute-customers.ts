import { canonicalJson } from '../model/canonical-json';
import type { Insights } from '../model/insights';
import type { Rules } from '../model/rules';
import {
  countOrdersOfRange,
  insightsWrite,
  readCustomerWithOrders,
  readRangeWithOrders,
  type CustomerWithOrders,
} from '../store/customer-orders';
import type { Database } from '../store/database';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { toInsights } from './to-insights';

/** Customers that are read together when most of their neighbours are wanted too. */
const RANGE_SIZE = 300;

/** Below so many customers one query each is cheaper than looking whether a range would be. */
const RANGE_FROM = 20;

/** Orders read for each wanted customer up to which a range is worth it. */
const RANGE_ORDERS_PER_CUSTOMER = 40;

const CONCURRENCY = 8;
const MAX_ATTEMPTS = 6;

export interface RecomputeContext {
  readonly db: Database;
  readonly orgId: string;
  readonly rules: Rules;
  readonly rulesVersion: number;
  readonly now: () => Date;
  /** Called between pages, to keep the claim alive. */
  readonly stillAlive: () => Promise<void>;
}

/**
 * Brings the insights of these customers up to what is stored. Each is a function of the customer's records as of one
 * instant, written only if the customer has not changed since; otherwise it is read again.
 * @returns the customers that failed, with the error of each.
 */
export async function recomputeCustomers(
  context: RecomputeContext,
  ids: readonly string[],
): Promise<Map<string, unknown>> {
  const sorted = [...ids].toSorted((a, b) => (a < b ? -1 : 1));
  const failures = new Map<string, unknown>();
  for (let from = 0; from < sorted.length; from += RANGE_SIZE) {
    const page = sorted.slice(from, from + RANGE_SIZE);
    const rest = (await isWorthARange(context, page)) ? await recomputeRange(context, page) : page;
    for (let at = 0; at < rest.length; at += CONCURRENCY) {
      const some = rest.slice(at, at + CONCURRENCY);
      const done = await Promise.allSettled(some.map((id) => recomputeOne(context, id)));
      for (const [index, result] of done.entries()) {
        if (result.status === 'rejected') failures.set(some[index] ?? '', result.reason);
      }
    }
    await context.stillAlive();
  }
  return failures;
}

async function isWorthARange(
  { db, orgId }: RecomputeContext,
  ids: readonly string[],
): Promise<boolean> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (ids.length < RANGE_FROM || first === undefined || last === undefined) return false;
  const orders = await countOrdersOfRange(db, orgId, first, last);
  return orders <= ids.length * RANGE_ORDERS_PER_CUSTOMER;
}

/** @returns the ids that have to be done one by one: all of them when anything went wrong, so that a customer that cannot be read fails alone. */
async function recomputeRange(
  context: RecomputeContext,
  ids: readonly string[],
): Promise<readonly string[]> {
  try {
    const read = await readRangeWithOrders(context.db, context.orgId, ids);
    const writes = read.flatMap((customer) => writeOf(context, customer) ?? []);
    if (writes.length > 0) await context.db.commit(writes);
    return [];
  } catch {
    return ids;
  }
}

async function recomputeOne(context: RecomputeContext, id: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await readCustomerWithOrders(context.db, context.orgId, id);
    const write = read && writeOf(context, read);
    if (!write) return;
    try {
      await context.db.commit([write]);
      return;
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Null when what is stored already says the same. */
function writeOf(context: RecomputeContext, read: CustomerWithOrders) {
  const { rules, rulesVersion, now, orgId } = context;
  const insights = toInsights({
    orders: read.orders,
    profile: read.customer.profile,
    rules,
    rulesVersion,
    now: now(),
  });
  if (saySame(insights, read.customer.insights)) return null;
  return insightsWrite(orgId, read, insights);
}

function saySame(a: Insights | null, b: Insights | null): boolean {
  if (a === null || b === null) return a === b;
  return canonicalJson({ ...a, computedAt: null }) === canonicalJson({ ...b, computedAt: null });
}
