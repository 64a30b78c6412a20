import { changeSchema, type Effects } from '../model/change';
import type { OrderObservation } from '../model/observation';
import { DEFAULT_RULES } from '../model/rules';
import { recomputeChanges } from '../insights/recompute-changes';
import { newOrgWrites, statusWrite } from '../store/orgs';
import { makeOrder } from './cursor-records';
import { makeOrg } from './make-org';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database';

/** When the records of a recompute world are observed, and when its recompute begins. */
export const T1 = new Date('2026-01-20T20:00:00Z');
export const NOW = new Date('2026-01-30T12:00:00Z');

/** The org `maple` in memory, and its recompute. @param bounds of what recompute holds in memory at a time. */
export async function createRecomputeWorld(bounds: { ordersAtOnce?: number } = {}) {
  const db = createMemoryDatabase();
  await db.commit(newOrgWrites('maple', makeOrg('http://127.0.0.1'), DEFAULT_RULES));
  let ids = 0;
  const log: { message: string; count: unknown }[] = [];
  const world = {
    db,
    log,
    now: NOW,
    recompute: (): Promise<void> =>
      recomputeChanges(
        {
          ...bounds,
          db,
          now: () => world.now,
          newId: () => `holder-${(ids += 1)}`,
          log: (message, fields) => log.push({ message, count: fields['count'] }),
        },
        'maple',
      ),
  };
  return world;
}

/** Gives the org a badge by which nothing waits for anybody. */
export const NO_ATTENTION = statusWrite('maple', {
  lastSuccessAt: T1,
  lastRunId: 'r1',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 0, holds: 0, deadLetters: 0 },
});

/** An order of a customer, so many cents. */
export function orderOf(index: number, customer: number, totalCents: number): OrderObservation {
  const made = makeOrder(index, T1);
  const totals = { ...made.body.totals, totalCents };
  return { ...made, body: { ...made.body, customerId: `cur_${customer}`, totals } };
}

export const effects = (customer: number): Effects => ({
  customers: [`cur_${customer}`],
  days: [],
  products: [],
});

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const insightsOf = (db: MemoryDatabase, index: number): unknown =>
  db.dump().get(`orgs/maple/customers/cur_${index}`)?.['insights'];

/** What insights say of a customer's orders. */
export const totalsOf = (orderCount: number, spentCents: number) => ({
  totals: { orderCount, spentCents },
});

/** The paths of the outbox. */
export const outbox = (db: MemoryDatabase): string[] => db.pathsUnder('orgs/maple/changes/');

/** The customers whom entries of the outbox name. */
export const waitingCustomers = (db: MemoryDatabase): string[] =>
  outbox(db).flatMap((path) => {
    const change = changeSchema.parse(db.dump().get(path));
    return change.kind === 'records' ? change.effects.customers : [];
  });
