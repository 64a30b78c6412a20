import { transitionSchema, type Transition } from '../model/transition';
import type { Write } from '../store/database';
import { changeWrite } from '../store/outbox';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import { createRecomputeWorld, effects, NOW, orderOf } from '../testing/recompute-world';

const DAY_MS = 86_400_000;

function journey(db: MemoryDatabase): Transition[] {
  return db
    .pathsUnder('orgs/maple/transitions/')
    .map((path) => transitionSchema.parse(db.dump().get(path)))
    .toSorted((a, b) => a.number - b.number);
}

async function reviewAt(
  world: Awaited<ReturnType<typeof createRecomputeWorld>>,
  days: number,
): Promise<void> {
  world.now = new Date(NOW.getTime() + days * DAY_MS);
  const review = { kind: 'records', effects: effects(1), createdAt: world.now } as const;
  await world.db.commit([changeWrite('maple', `review-${days}`, review)]);
  await world.recompute();
}

const CUSTOMER = 'orgs/maple/customers/cur_1';

const change = (data: Readonly<Record<string, unknown>>): Write => ({
  op: 'update',
  path: CUSTOMER,
  data,
});

/** Somebody who has slipped away, and the segments of their journey when the days have gone on. */
async function createSlippedWorld() {
  const world = await createRecomputeWorld();
  await commitTo(world.db, [orderOf(1, 1, 4_000)]);
  await world.recompute();
  await reviewAt(world, 30);
  const moves = async (): Promise<unknown> => {
    await reviewAt(world, 70);
    await reviewAt(world, 90);
    return journey(world.db).map(({ from, to, cause }) => [from, to, cause]);
  };
  return { world, moves };
}

describe('the journey of a customer', () => {
  it('is told move by move, each beginning where the last one ended, and ends in the segment that is stored', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOf(1, 1, 4_000)]);
    await world.recompute();
    expect(journey(world.db)).toStrictEqual([]);
    for (const days of [30, 60, 90]) await reviewAt(world, days);
    expect(journey(world.db).map(({ from, to, cause }) => [from, to, cause])).toStrictEqual([
      ['new', 'slipping', 'time'],
      ['slipping', 'at_risk', 'time'],
      ['at_risk', 'churned', 'time'],
    ]);
    expect(world.db.dump().get('orgs/maple/customers/cur_1')).toMatchObject({
      moves: 3,
      insights: { segment: 'churned' },
    });
  });

  it('is not written again when nothing moves, or when a worker is killed and another one computes the same', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOf(1, 1, 4_000)]);
    await world.recompute();
    let killed = false;
    world.db.faults.commit = (writes, apply) => {
      const stored = apply();
      if (killed || !writes.some(({ path }) => path.includes('/transitions/')))
        return Promise.resolve(stored);
      killed = true;
      return Promise.reject(new Error('killed'));
    };
    await reviewAt(world, 30);
    delete world.db.faults.commit;
    await reviewAt(world, 31);
    expect(killed).toBe(true);
    expect(journey(world.db)).toMatchObject([{ number: 1, from: 'new', to: 'slipping' }]);
  });

  const UNBROKEN = [
    ['new', 'slipping', 'time'],
    ['slipping', 'at_risk', 'correction'],
    ['at_risk', 'churned', 'time'],
  ];

  it('goes on from where it was when somebody was taken for a walk-in row in between', async () => {
    const { world, moves } = await createSlippedWorld();
    const { profile } = Object(world.db.dump().get(CUSTOMER));
    await world.db.commit([change({ profile: { ...profile, guest: true } })]);
    await reviewAt(world, 40);
    expect(world.db.dump().get(CUSTOMER)).toMatchObject({ insights: null, moves: 1 });
    await world.db.commit([change({ profile })]);
    expect(await moves()).toStrictEqual(UNBROKEN);
  });

  it('goes on from where it was when insights are of an earlier shape', async () => {
    const { world, moves } = await createSlippedWorld();
    await world.db.commit([change({ insights: { segment: 'slipping' } })]);
    expect(await moves()).toStrictEqual(UNBROKEN);
  });
});
