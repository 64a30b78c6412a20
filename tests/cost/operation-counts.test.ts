import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { startSimulatedOrg, type SimulatedOrg } from '../../functions/src/testing/simulated-org';
import { createWebhookWorld } from '../../functions/src/testing/webhook-world';
import { customerRow, orderRow } from '../../functions/src/testing/alleaves-rows';
import type { Usage } from '../../functions/src/store/database';

/**
 * What everything costs, to the operation. Whoever changes one of these figures changes what an organisation pays: say so, and why.
 */

const HALF_HOUR_MS = 1_800_000;

const minus = (a: Usage, b: Usage): Usage => ({
  reads: a.reads - b.reads,
  writes: a.writes - b.writes,
  deletes: a.deletes - b.deletes,
});

describe('a shop of 400 customers, 1,600 orders and 60 products', () => {
  let world: SimulatedOrg;
  beforeAll(async () => {
    world = await startSimulatedOrg({
      customers: 400,
      orders: 1_600,
      products: 60,
      months: 12,
      seed: 1,
      database: createMemoryDatabase(),
    });
  });
  afterAll(() => world.stop());

  async function syncOnce() {
    world.simulator.clock.change({ advanceMs: HALF_HOUR_MS, freeze: true });
    const { run } = await world.run();
    expect(run.state).toBe('succeeded');
    const before = world.db.usage();
    await world.drain();
    return { run: run.cost, insights: minus(world.db.usage(), before) };
  }

  it('its first sync', async () => {
    expect(await syncOnce()).toStrictEqual({
      run: { apiCalls: 27, reads: 375, writes: 4862, deletes: 0, invocations: 1 },
      insights: { reads: 6266, writes: 1115, deletes: 23 },
    });
  });

  it('a sync that finds nothing new', async () => {
    expect(await syncOnce()).toStrictEqual({
      run: { apiCalls: 11, reads: 14, writes: 9, deletes: 0, invocations: 1 },
      insights: { reads: 2, writes: 0, deletes: 0 },
    });
  });

  it('a sync that finds one sale', async () => {
    world.simulator.orders.place({ id_customer: '10001', status: 'completed' });
    expect(await syncOnce()).toStrictEqual({
      run: { apiCalls: 10, reads: 18, writes: 15, deletes: 0, invocations: 1 },
      insights: { reads: 52, writes: 12, deletes: 2 },
    });
  });

  it('a sync that finds ten customers changed', async () => {
    for (let id = 10_010; id < 10_020; id += 1)
      world.simulator.customers.change(String(id), { fields: { loyalty_points: 4_321 } });
    expect(await syncOnce()).toStrictEqual({
      run: { apiCalls: 10, reads: 33, writes: 31, deletes: 0, invocations: 1 },
      insights: { reads: 74, writes: 15, deletes: 2 },
    });
  });
});

async function deliver(events: readonly object[]) {
  const world = await createWebhookWorld();
  const costs: (Usage & { rings: number })[] = [];
  for (const event of events) {
    const before = world.db.usage();
    const rings = world.rung.length;
    await world.deliver(JSON.stringify({ timestamp: world.now.toISOString(), ...event }));
    costs.push({ ...minus(world.db.usage(), before), rings: world.rung.length - rings });
  }
  return costs;
}

describe('a delivery', () => {
  const customer = { event: 'customer.created', data: customerRow(10_001, {}) };
  const sale = { event: 'order.created', data: orderRow(50_001, { id_customer: 10_001 }) };

  it('of a customer, of a sale to them, of that again, and of an id alone', async () => {
    const hint = { event: 'order.updated', data: { id: 50_001 } };
    expect(await deliver([customer, sale, sale, hint])).toStrictEqual([
      // Not whole, so the point of sale is asked for it: the log's entry, the hint, the run.
      { reads: 2, writes: 3, deletes: 0, rings: 1 },
      // The record, its payload, room for the customer, the note for recompute, the log's entry.
      { reads: 2, writes: 5, deletes: 0, rings: 0 },
      { reads: 2, writes: 0, deletes: 0, rings: 0 },
      // A run that asks is there already.
      { reads: 1, writes: 2, deletes: 0, rings: 1 },
    ]);
  });
});
