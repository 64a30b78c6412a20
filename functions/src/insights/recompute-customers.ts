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
const RANGE_SIZE = 1_500;

/** Orders that are held in memory at a time; a range of more is halved. */
const RANGE_ORDERS = 8_000;

/** Customers written in one commit. */
const WRITES_AT_ONCE = 400;

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
    const rest = await recomputeTogether(context, page);
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

/**
 * Recomputes customers in one go where their orders lie close enough together.
 * @returns the ids that have to be done one by one, which also isolates a customer that cannot be read.
 */
async function recomputeTogether(
  context: RecomputeContext,
  ids: readonly string[],
): Promise<readonly string[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (ids.length < RANGE_FROM || first === undefined || last === undefined) return ids;
  const orders = await countOrdersOfRange(context.db, context.orgId, first, last);
  if (orders > ids.length * RANGE_ORDERS_PER_CUSTOMER) return ids;
  if (orders <= RANGE_ORDERS) return recomputeRange(context, ids);
  const half = Math.ceil(ids.length / 2);
  const left = await recomputeTogether(context, ids.slice(0, half));
  return [...left, ...(await recomputeTogether(context, ids.slice(half)))];
}

async function recomputeRange(
  context: RecomputeContext,
  ids: readonly string[],
): Promise<readonly string[]> {
  const read = await readRangeWithOrders(context.db, context.orgId, ids).catch(() => null);
  if (!read) return ids;
  const rest: string[] = [];
  const changed = read.flatMap((customer) => {
    const write = writeOf(context, customer);
    return write ? [{ id: customer.id, write }] : [];
  });
  for (let from = 0; from < changed.length; from += WRITES_AT_ONCE) {
    const some = changed.slice(from, from + WRITES_AT_ONCE);
    await context.db
      .commit(some.map(({ write }) => write))
      .catch(() => rest.push(...some.map(({ id }) => id)));
  }
  return rest;
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
  const { profile, source } = read.customer;
  const input = { orders: read.orders, profile, rules, rulesVersion, now: now() };
  const insights = source.erasedAt ? null : toInsights(input);
  if (saySame(insights, read.customer.insights)) return null;
  return insightsWrite(orgId, read, insights);
}

function saySame(a: Insights | null, b: Insights | null): boolean {
  if (a === null || b === null) return a === b;
  return canonicalJson({ ...a, computedAt: null }) === canonicalJson({ ...b, computedAt: null });
}
