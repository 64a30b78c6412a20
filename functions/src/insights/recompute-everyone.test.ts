import type { Write } from '../store/database';
import { listCustomerIds } from '../store/customer-ids';
import { commitTo } from '../testing/memory-commit';
import {
  createRecomputeWorld,
  insightsOf,
  orderOf,
  outbox,
  range,
  waitingCustomers,
} from '../testing/recompute-world';
import { recomputeEveryone } from './recompute-everyone';

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

describe('recompute of everyone', () => {
  it('computes every customer with the rules that hold now', async () => {
    const world = await createFullWorld();
    await world.db.commit(rulesWrites(3_000));
    expect(await recomputeEveryone({ db: world.db, now: () => world.now }, 'maple')).toBe(5);
    await world.recompute();
    expect(range(1, 5).map((index) => insightsOf(world.db, index))).toMatchObject(
      range(1, 5).map(() => ({ segment: 'vip', rulesVersion: 2 })),
    );
    expect(waitingCustomers(world.db)).toStrictEqual([]);
  });

  it('leaves the same entries when it is asked twice, each customer once', async () => {
    const world = await createFullWorld();
    const ask = () => recomputeEveryone({ db: world.db, now: () => world.now }, 'maple');
    await ask();
    const once = outbox(world.db);
    await ask();
    expect(outbox(world.db)).toStrictEqual(once);
    expect(waitingCustomers(world.db)).toStrictEqual(range(1, 5).map((index) => `cur_${index}`));
  });

  it('leaves nothing where there is nobody', async () => {
    const { db } = await createRecomputeWorld();
    expect(await recomputeEveryone({ db, now: () => new Date(0) }, 'maple')).toBe(0);
    expect(outbox(db)).toStrictEqual([]);
  });
});

describe('the list of ids', () => {
  it.each([1, 2, 5, 6])('is whole in pages of %i', async (pageSize) => {
    const { db } = await createFullWorld();
    expect(await listCustomerIds(db, 'maple', pageSize)).toStrictEqual(
      range(1, 5).map((index) => `cur_${index}`),
    );
  });
});
