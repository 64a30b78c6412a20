import { movesMonthSchema, sumFlows, sumMovers, type MovesMonth } from '../model/moves';
import { addDays } from '../model/business-day';
import { transitionSchema } from '../model/transition';
import { countEverything } from '../store/stats';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, NOW, orderOf, range } from '../testing/recompute-world';
import { reviewSegments } from './recompute-reviews';

const DAY_MS = 86_400_000;

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

const dayAfter = (days: number): string => addDays('2026-01-30', days);

/** Orders of some customers on a day after the beginning, a review then, and the counts when they are due. */
async function playDay(world: World, day: number, customers: readonly number[] = []) {
  const { db } = world;
  const at = new Date(NOW.getTime() + day * DAY_MS);
  world.now = at;
  const orders = customers.map((customer) => {
    const made = orderOf(day * 100 + customer, customer, 4_000);
    const body = { ...made.body, placedAt: at, businessDay: dayAfter(day) };
    return { ...made, observedAt: at, body };
  });
  if (orders.length > 0) await commitTo(db, orders, { now: () => at });
  await reviewSegments({ db, now: () => at, log: () => undefined });
  await world.recompute();
}

function monthsIn({ db }: World): MovesMonth[] {
  return db
    .pathsUnder('orgs/maple/stats/moves_')
    .map((path) => movesMonthSchema.parse(db.dump().get(path)));
}

/** From the journal and the customers themselves, move by move. */
function countPlainly({ db }: World): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (day: string, what: string): void => {
    counts[`${day} ${what}`] = (counts[`${day} ${what}`] ?? 0) + 1;
  };
  for (const path of db.pathsUnder('orgs/maple/transitions/')) {
    const { at, from, to } = transitionSchema.parse(db.dump().get(path));
    add(at.toISOString().slice(0, 10), `${from} > ${to}`);
  }
  for (const path of db.pathsUnder('orgs/maple/customers/cur_')) {
    const entered: unknown = db.dump().get(path)?.['entered'];
    const { segment, at } = Object(entered);
    const isLate = at instanceof Date && at.getTime() >= NOW.getTime() + DAY_MS;
    if (isLate) add(at.toISOString().slice(0, 10), String(segment));
  }
  return counts;
}

function countStored(world: World): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { days } of monthsIn(world)) {
    for (const [day, { flows, newcomers }] of Object.entries(days)) {
      for (const [segment, count] of Object.entries(newcomers)) counts[`${day} ${segment}`] = count;
      for (const [from, row] of Object.entries(flows))
        for (const [to, count] of Object.entries(row)) counts[`${day} ${from} > ${to}`] = count;
    }
  }
  return counts;
}

/** Nine who came with the first sync, three who came later; some come back, some slip away. */
async function createMovedWorld(): Promise<World> {
  const world = await createRecomputeWorld();
  await playDay(world, 0, range(1, 9));
  await playDay(world, 20, [4, 5]);
  await playDay(world, 28, [6]);
  await playDay(world, 29, [10, 11, 12]);
  await playDay(world, 31);
  await playDay(world, 34, [7, 10]);
  return world;
}

const ALL = { first: '2026-01-01', last: '2026-12-31' };

describe('the moves of a month', () => {
  it('are those of the journal, with who came after the first sync', async () => {
    const world = await createMovedWorld();
    expect(countStored(world)).toStrictEqual(countPlainly(world));
    expect(countStored(world)).toStrictEqual({
      '2026-02-28 new': 3,
      '2026-03-02 new > loyal': 3,
      '2026-03-02 new > slipping': 6,
      '2026-03-05 slipping > loyal': 1,
    });
    const last = monthsIn(world).at(-1);
    expect(last).toMatchObject({ month: '2026-03', since: NOW, checkedOn: '2026-03-05' });
  });

  it('tell on the same day who came in the course of it', async () => {
    const world = await createMovedWorld();
    const made = orderOf(9_999, 13, 4_000);
    await commitTo(world.db, [{ ...made, observedAt: world.now }]);
    await playAgain(world, 61);
    expect(countStored(world)).toStrictEqual(countPlainly(world));
    expect(countStored(world)).toMatchObject({ '2026-03-05 slipping': 1 });
  });

  it('lead from the sizes of one day to those of another', async () => {
    const world = await createRecomputeWorld();
    await playDay(world, 0, range(1, 9));
    await playDay(world, 20, [4, 5]);
    const before = await countEverything(world.db, 'maple', world.now);
    await playDay(world, 29, [10, 11, 12]);
    await playDay(world, 31);
    const after = await countEverything(world.db, 'maple', world.now);
    const movers = sumMovers(monthsIn(world), { first: dayAfter(21), last: dayAfter(31) });
    const led = Object.entries(movers).map(([segment, { net }]) => [segment, net]);
    const sizes = Object.entries(after.segments);
    expect(led).toStrictEqual(
      sizes.map(([segment, size]) => [segment, size - Object(before.segments)[segment]]),
    );
    expect(movers.new.net).toBe(-6);
  });

  it('cost a read for each new move and few beside, however many there were before', async () => {
    const world = await createMovedWorld();
    const { db } = world;
    const before = countPlainly(world);
    const quiet = await readsOf(world, () => playAgain(world, 61));
    expect(countPlainly(world)).toStrictEqual(before);
    for (const number of range(1, 500)) await addMove(world, number);
    const busy = await readsOf(world, () => playAgain(world, 122));
    const still = await readsOf(world, () => playAgain(world, 183));
    expect(sumFlows(monthsIn(world), ALL)).toContainEqual({
      from: 'vip',
      to: 'churned',
      customers: 500,
    });
    expect(busy - quiet).toBe(499);
    expect(still).toBe(quiet);
    expect(db.pathsUnder('orgs/maple/changes/')).toStrictEqual([]);
  });
});

/** A move of the day that is played. */
async function addMove({ db, now }: World, number: number): Promise<void> {
  const move = { customerId: 'x', number, from: 'vip', to: 'churned', cause: 'time', why: '' };
  const path = `orgs/maple/transitions/x${number}`;
  await db.commit([{ op: 'create', path, data: { ...move, at: now } }]);
}

/** Has everything counted once more, some seconds later on the same day. */
async function playAgain(world: World, seconds: number): Promise<void> {
  world.now = new Date(NOW.getTime() + 34 * DAY_MS + seconds * 1_000);
  const data = { kind: 'stats', days: [], createdAt: new Date(world.now.getTime() - 60_000) };
  await world.db.commit([{ op: 'set', path: 'orgs/maple/changes/stats', data }]);
  await world.recompute();
}

async function readsOf({ db }: World, task: () => Promise<void>): Promise<number> {
  const before = db.usage().reads;
  await task();
  return db.usage().reads - before;
}

describe('moves that are counted already', () => {
  it('are read again the next day where the journal has lost some of them', async () => {
    const world = await createMovedWorld();
    const { db } = world;
    const gone = db.pathsUnder('orgs/maple/transitions/').slice(0, 3);
    await db.commit([
      ...gone.map((path) => ({ op: 'delete' as const, path })),
      { op: 'update', path: 'orgs/maple/customers/cur_11', data: { entered: null } },
    ]);
    await playAgain(world, 61);
    expect(countStored(world)).not.toStrictEqual(countPlainly(world));
    await playDay(world, 35, [1]);
    expect(countStored(world)).toStrictEqual(countPlainly(world));
    expect(sumMovers(monthsIn(world), ALL).new.newcomers).toBe(2);
  });

  it.each<[string, Record<string, unknown> | null]>([
    ['is lost', null],
    ['cannot be read', { month: '2026-03', days: 'many' }],
    ['is of another time zone', { timezone: 'UTC' }],
  ])('are made anew from the journal when a month %s', async (_, damage) => {
    const world = await createMovedWorld();
    const path = 'orgs/maple/stats/moves_2026-03';
    await world.db.commit([damage ? { op: 'update', path, data: damage } : { op: 'delete', path }]);
    await playAgain(world, 61);
    expect(countStored(world)).toStrictEqual(countPlainly(world));
    expect(monthsIn(world).at(-1)).toMatchObject({ timezone: 'America/New_York' });
  });

  it('hold up nothing when they cannot be counted, and are counted a minute later', async () => {
    const world = await createMovedWorld();
    await addMove(world, 1);
    let failed = false;
    world.db.faults.commit = (writes, apply) => {
      if (failed || !writes.some(({ path }) => path.includes('/stats/moves_')))
        return Promise.resolve(apply());
      failed = true;
      return Promise.reject(new Error('no'));
    };
    await playAgain(world, 61);
    expect(failed).toBe(true);
    expect(world.log.map(({ message }) => message)).toStrictEqual([
      'moves between segments could not be counted',
    ]);
    world.now = new Date(world.now.getTime() + 60_000);
    await world.recompute();
    expect(countStored(world)).toMatchObject({ '2026-03-05 vip > churned': 1 });
    expect(world.db.pathsUnder('orgs/maple/changes/')).toStrictEqual([]);
  });
});
