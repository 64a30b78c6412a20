import { v1 } from 'firebase-admin/firestore';
import { z } from 'zod';
import { effectsSchema, mergeEffects } from '../../functions/src/model/change';
import type { Write } from '../../functions/src/store/database';
import { startSimulatedOrg, type SimulatedOrg } from '../../functions/src/testing/simulated-org';
import { countOperations, type Operations } from './count-operations';

const RECORDS = { customers: 2_527, orders: 10_000, products: 374 };

let world: SimulatedOrg;
let wire: Operations;

beforeAll(async () => {
  wire = countOperations(v1.FirestoreClient.prototype);
  world = await startSimulatedOrg({ ...RECORDS, months: 18, seed: 1 });
}, 60_000);
afterAll(() => world.stop());

async function counted<T>(task: () => Promise<T>): Promise<{ result: T; cost: Operations }> {
  const before = { ...wire };
  const result = await task();
  return {
    result,
    cost: {
      reads: wire.reads - before.reads,
      writes: wire.writes - before.writes,
      deletes: wire.deletes - before.deletes,
    },
  };
}

/** The claim on the outbox, which is no result. */
const CLAIM = /\/streams\/insights$/;

const noted = z.looseObject({ effects: effectsSchema });

/** What the notes among these writes say is affected. */
function affectedBy(written: readonly Write[]) {
  return mergeEffects(
    written.flatMap((write) => {
      const named = write.op === 'delete' ? null : noted.safeParse(write.data).data;
      return named ? [named.effects] : [];
    }),
  );
}

async function countedRun() {
  // Time stands still, so that a slow machine adds no signs of progress.
  world.simulator.clock.change({ advanceMs: 30 * 60_000, freeze: true });
  const { outcome, run } = await world.run();
  expect(outcome).toBe('succeeded');
  return run;
}

describe('a sync of 2,527 customers, 10,000 orders and 374 products', () => {
  it('writes each record once, as the wire saw it too', async () => {
    const { result: run, cost } = await counted(countedRun);
    const created = Object.values(run.reports).map(({ counts }) => counts.created);
    expect(created).toStrictEqual([2_527, 10_000, 374]);
    expect(Object.values(run.reports).map(({ counts }) => counts.updated)).toStrictEqual([0, 0, 0]);
    expect(cost.writes).toBeGreaterThanOrEqual(run.cost.writes);
    await world.drain();
  }, 120_000);

  it('that finds nothing changed writes no record, rings nobody, and reads at most 14 documents', async () => {
    world.db.forget();
    const { result: run, cost } = await counted(countedRun);
    expect(
      Object.values(run.reports).map(({ counts }) => [counts.created, counts.updated]),
    ).toStrictEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(await world.documents('change')).toStrictEqual([]);
    // Queueing the run and reading it back are the test's own: one write and one read.
    expect(run.cost.reads).toBeLessThanOrEqual(14);
    expect(cost.reads).toBe(run.cost.reads + 1);
    expect(cost.writes).toBe(run.cost.writes + 1);
    expect(cost.deletes).toBe(run.cost.deletes);
  }, 60_000);

  it('that finds seven changes writes seven records, seven raw payloads, at most twelve documents of bookkeeping, and no more results than it affects', async () => {
    const { simulator } = world;
    const ids = simulator.truth({ customers: true }).perCustomer ?? [];
    for (const { id_customer: id } of ids.slice(0, 3)) {
      simulator.customers.change(id, { fields: { name_last: 'Sampleson' } });
    }
    for (const id of ['59998', '59999']) simulator.orders.change(id, { status: 'cancelled' });
    for (const id of ['1000', '1001']) simulator.stock.changeProduct(id, { brand: 'Sampleworks' });
    world.db.forget();
    const { result: run, cost } = await counted(countedRun);
    const updated = Object.values(run.reports).map(({ counts }) => counts.updated);
    expect(updated).toStrictEqual([3, 2, 2]);
    // Queueing the run is the test's own write. Besides seven records and seven raw payloads there is only bookkeeping.
    expect(cost.writes).toBe(run.cost.writes + 1);
    expect(run.cost.writes - 14).toBeLessThanOrEqual(12);
    expect(cost.deletes).toBe(0);
    const aside = world.db.written.filter(({ path }) => path.includes('/private/'));
    expect(aside).toHaveLength(7);
    expect(aside.every(({ path }) => path.endsWith('/private/raw'))).toBe(true);
    const { customers, days, products } = affectedBy(world.db.written);
    expect(customers).toHaveLength(5);
    world.db.forget();
    const { cost: computing } = await counted(() => world.drain());
    const written = world.db.written.filter(({ op }) => op !== 'delete');
    const derived = written.filter(({ path }) => !CLAIM.test(path));
    // Both orders' customers, and the counts.
    expect(derived.length).toBeGreaterThanOrEqual(3);
    expect(derived.length).toBeLessThanOrEqual(
      customers.length + days.length + products.length + 2,
    );
    expect(computing.writes).toBe(written.length);
  }, 60_000);
});
