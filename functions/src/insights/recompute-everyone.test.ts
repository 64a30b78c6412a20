import { listCustomerIds } from '../store/customer-ids';
import type { Write } from '../store/database';
import { everyoneWrite } from '../store/outbox';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import {
  createRecomputeWorld,
  insightsOf,
  orderOf,
  outbox,
  range,
  T1,
} from '../testing/recompute-world';
import { PART_CUSTOMERS } from './plan-parts';

const rulesWrites = (vipMinLifetimeCents: number): Write[] => [
  {
    op: 'set',
    path: 'orgs/maple/rules/2',
    data: { segments: { vipMinLifetimeCents, newMaxDays: 1 }, tiers: {} },
  },
  { op: 'update', path: 'orgs/maple', data: { rulesVersion: 2 } },
];

async function createFullWorld() {
  const world = await createRecomputeWorld();
  await commitTo(
    world.db,
    range(1, 5).map((index) => orderOf(index, index, 4_000)),
  );
  await world.recompute();
  return world;
}

const isPart = (path: string): boolean => path.includes('/changes/part-');

/** Rows of the till for walk-in sales: there is nothing to conclude about them. */
async function addWalkIns(db: MemoryDatabase, count: number): Promise<void> {
  const template = db.dump().get('orgs/maple/customers/cur_1');
  const profile = { ...makeCustomer(0, T1).body, guest: true };
  const data = { ...template, profile, insights: null };
  for (let from = 0; from < count; from += 500) {
    const some = range(from, from + 499);
    await db.commit(
      some.map((index) => ({ op: 'set', path: `orgs/maple/customers/a_${index}`, data })),
    );
  }
}

const IDS = range(1, 5).map((index) => `cur_${index}`);

describe('recompute of everyone', () => {
  it('computes every customer with the rules that hold now, though it is asked for twice', async () => {
    const world = await createFullWorld();
    await world.db.commit(rulesWrites(3_000));
    const ask = (ms: number) =>
      world.db.commit([everyoneWrite('maple', new Date(world.now.getTime() + ms))]);
    await Promise.all([ask(0), ask(0), ask(1)]);
    expect(outbox(world.db)).toHaveLength(2);
    await world.recompute();
    expect(range(1, 5).map((index) => insightsOf(world.db, index))).toMatchObject(
      range(1, 5).map(() => ({ segment: 'vip', rulesVersion: 2 })),
    );
    expect(outbox(world.db).filter((path) => path.includes('everyone'))).toStrictEqual([]);
    expect(world.log).toStrictEqual([]);
  });

  it('is taken apart where there are many, so that a worker that is killed leaves what it has done behind', async () => {
    const world = await createFullWorld();
    const { db } = world;
    await addWalkIns(db, PART_CUSTOMERS);
    await db.commit(rulesWrites(3_000));
    await db.commit([everyoneWrite('maple', world.now)]);
    const parts = new Set<string>();
    db.faults.commit = (writes, apply) => {
      for (const { op, path } of writes) if (op === 'set' && isPart(path)) parts.add(path);
      return Promise.resolve(apply());
    };
    await world.recompute();
    expect(parts.size).toBe(2);
    expect(outbox(db).filter((path) => !path.includes('stats'))).toStrictEqual([]);
    expect(insightsOf(db, 5)).toMatchObject({ segment: 'vip', rulesVersion: 2 });
  });

  it('leaves nothing behind where there is nobody', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await db.commit([everyoneWrite('maple', new Date(0))]);
    expect(outbox(db)).toHaveLength(1);
    await recompute();
    expect(outbox(db).filter((path) => path.includes('everyone'))).toStrictEqual([]);
  });
});

describe('the list of ids', () => {
  it.each([1, 2, 5, 6])('is whole in pages of %i', async (pageSize) => {
    const { db } = await createFullWorld();
    expect(await listCustomerIds(db, 'maple', pageSize)).toStrictEqual(IDS);
  });
});
