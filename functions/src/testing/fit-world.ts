import { refreshFits } from '../insights/recompute-fits';
import { addDays } from '../model/business-day';
import type { OrderBody } from '../model/order';
import { INITIAL_STREAM_STATE } from '../model/stream-state';
import type { Write } from '../store/database';
import { drawCustomers, type DrawnPopulation } from './draw-purchases';
import { makeCustomer, makeOrder, makeProduct } from './cursor-records';
import { commitTo } from './memory-commit';
import { createRecomputeWorld, NOW, T1 } from './recompute-world';

/** What is fitted at {@link NOW}: the day before, in the org's zone. */
export const FIT_ID = 'fit-2026-01-29';

const NEVER = new Date(8_640_000_000_000_000);

/** Records of one commit, each of which takes several writes. */
const AT_ONCE = 100;

/** The org `maple`, synced whole, and its fits. */
export async function createFitWorld() {
  const world = await createRecomputeWorld();
  const { db } = world;
  await db.commit(completeWalks(5));
  const log: string[] = [];
  let orders = 0;
  return Object.assign(world, {
    /** What was reported instead of done. */
    reported: log,
    fit: ({ until = NEVER, ordersAtOnce = 4_000 } = {}) =>
      refreshFits(
        { db, now: () => world.now, log: (message) => log.push(message), ordersAtOnce },
        until,
      ),
    /** Stores a customer's sales, a business day and cents each. */
    async sell(
      customer: number,
      sales: readonly (readonly [day: string, cents: number])[],
      change: Partial<OrderBody> = {},
    ): Promise<void> {
      const made = sales.map(([day, totalCents]) => {
        const order = makeOrder((orders += 1), T1);
        const placedAt = new Date(`${day}T18:00:00Z`);
        const totals = { ...order.body.totals, totalCents };
        const body = { customerId: `cur_${customer}`, placedAt, businessDay: day, totals };
        return { ...order, body: { ...order.body, ...body, ...change } };
      });
      await commitTo(db, [makeCustomer(customer, T1)]);
      for (let at = 0; at < made.length; at += AT_ONCE)
        await commitTo(db, made.slice(at, at + AT_ONCE));
    },
    document: (path: string): unknown => db.dump().get(`orgs/maple${path}`),
  });
}

export type FitWorld = Awaited<ReturnType<typeof createFitWorld>>;

/** The writes that say that everything was walked, with so many orders; without a number, that nothing was. */
export function completeWalks(rows: number | null): Write[] {
  return ['customers', 'orders'].map((id) => ({
    op: 'set',
    path: `orgs/maple/streams/${id}`,
    data: { ...INITIAL_STREAM_STATE, lastCompleteWalk: rows === null ? null : { at: NOW, rows } },
  }));
}

/** Fills a world with drawn customers, numbered from 1, whose last day is the one before {@link NOW}, and with nothing in the outbox. */
export async function fillFitWorld(world: FitWorld, population: DrawnPopulation): Promise<number> {
  const firstDay = addDays('2026-01-30', -population.days);
  let customer = 0;
  for (const { days } of drawCustomers(population)) {
    customer += 1;
    await world.sell(
      customer,
      days.map(({ day, cents }) => [addDays(firstDay, day), cents]),
      { items: [1, 2].map((index) => lineOf(((customer + index) % 3) + 1)) },
    );
  }
  await commitTo(
    world.db,
    [1, 2, 3].map((index) => makeProduct(index, T1)),
  );
  const notes = world.db.pathsUnder('orgs/maple/changes/');
  for (let at = 0; at < notes.length; at += AT_ONCE)
    await world.db.commit(notes.slice(at, at + AT_ONCE).map((path) => ({ op: 'delete', path })));
  return customer;
}

function lineOf(product: number): OrderBody['items'][number] {
  const name = `Sample ${product}`;
  return { productId: `cur_${product}`, name, category: 'flower', quantity: 1, unitPriceCents: 1 };
}
