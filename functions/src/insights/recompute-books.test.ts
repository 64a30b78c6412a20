import { bookSchema, booksSummarySchema, type Book } from '../model/books';
import { addDays } from '../model/business-day';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { recomputeChanges } from './recompute-changes';

const AT = new Date('2026-01-20T12:00:00Z');
const DAY_MS = 86_400_000;
const NEXT_DAY = new Date('2026-01-31T13:00:00Z');

const pages = (totalCents = 1_000) => {
  const second = makeOrder(2, new Date(AT.getTime() + DAY_MS));
  const totals = { ...second.body.totals, totalCents };
  return onePageEach([
    makeCustomer(1, AT),
    makeCustomer(2, AT),
    makeProduct(1, AT),
    makeOrder(1, AT),
    { ...second, updatedAt: new Date(AT.getTime() + totalCents), body: { ...second.body, totals } },
  ]);
};

async function recompute(world: RunWorld): Promise<void> {
  let ids = 0;
  await recomputeChanges(
    {
      db: world.db,
      now: () => world.now,
      newId: () => `id-${(ids += 1)}-${world.db.commits.length}`,
      log: () => undefined,
    },
    'maple',
  );
}

const booksOf = ({ db }: RunWorld): Book[] => {
  const dump = db.dump();
  return db.pathsUnder('orgs/maple/books/').map((path) => bookSchema.parse(dump.get(path)));
};

const statesOf = (world: RunWorld): string[][] =>
  booksOf(world).map(({ day, state }) => [day.slice(-2), state]);

async function worldAfterFirstRun(): Promise<RunWorld> {
  const world = await createRunWorld(pages());
  await world.run('r1');
  await recompute(world);
  return world;
}

/** Changes what is stored of an order behind everybody's back. */
async function tamper({ db }: RunWorld, totalCents: number): Promise<void> {
  const totals = { subtotalCents: 1_000, taxCents: 0, discountCents: 0, totalCents };
  await db.commit([{ op: 'update', path: 'orgs/maple/orders/cur_2', data: { totals } }]);
}

describe('the books', () => {
  it('wait after a walk, and balance once they are compared', async () => {
    const world = await createRunWorld(pages());
    await world.run('r1');
    expect(statesOf(world)).toStrictEqual([
      ['20', 'waiting'],
      ['21', 'waiting'],
    ]);
    await recompute(world);
    const sums = {
      orders: 1,
      grossCents: 1_000,
      discountCents: 0,
      taxCents: 0,
      totalCents: 1_000,
    };
    expect(booksOf(world)[0]).toStrictEqual({
      day: '2026-01-20',
      pos: sums,
      runId: 'r1',
      walkedAt: world.script.now,
      stored: sums,
      state: 'balanced',
      differences: [],
      comparedAt: world.now,
    });
    expect(statesOf(world)).toStrictEqual([
      ['20', 'balanced'],
      ['21', 'balanced'],
    ]);
  });

  it('are not touched by walks that find nothing changed, the daily one included', async () => {
    const world = await worldAfterFirstRun();
    const before = world.db.commits.length;
    world.now = NEXT_DAY;
    await world.run('r2');
    await recompute(world);
    const written = world.db.commits.slice(before).flat();
    expect(written.filter(({ path }) => /books|changes|notes/.test(path))).toStrictEqual([]);
  });

  it('are entered anew for the day that changed alone', async () => {
    const world = await worldAfterFirstRun();
    world.now = NEXT_DAY;
    world.script.pages = pages(1_200);
    await world.run('r2');
    expect(statesOf(world)).toStrictEqual([
      ['20', 'balanced'],
      ['21', 'waiting'],
    ]);
    await recompute(world);
    expect(statesOf(world).at(-1)).toStrictEqual(['21', 'balanced']);
  });

  it('name what differs where something else is stored than was served', async () => {
    const world = await createRunWorld(pages());
    await world.run('r1');
    await tamper(world, 1_001);
    await recompute(world);
    expect(booksOf(world)[1]).toMatchObject({
      state: 'differs',
      differences: [{ figure: 'totalCents', pos: 1_000, stored: 1_001 }],
    });
  });
});

const summaryOf = ({ db }: RunWorld) => {
  const stored = db.dump().get('orgs/maple/stats/books');
  return stored ? booksSummarySchema.parse(stored) : null;
};

/** Enters books of further days that were compared. */
async function addBooks({ db }: RunWorld, first: string, states: readonly Book['state'][]) {
  const book = db.dump().get('orgs/maple/books/2026-01-20');
  await db.commit(
    states.map((state, index) => {
      const day = addDays(first, index);
      return { op: 'set', path: `orgs/maple/books/${day}`, data: { ...book, day, state } };
    }),
  );
}

/** Has a day with a book computed. */
async function recomputeDay(world: RunWorld): Promise<void> {
  const effects = { customers: [], days: ['2026-01-20'], products: [] };
  const data = { kind: 'run', runId: 'r9', effects, createdAt: world.now };
  await world.db.commit([{ op: 'create', path: 'orgs/maple/changes/ring', data }]);
  await recompute(world);
}

describe('the summary of the books', () => {
  it('says up to which day they balance', async () => {
    const world = await worldAfterFirstRun();
    expect(summaryOf(world)).toStrictEqual({
      lastDay: '2026-01-21',
      balancedThrough: '2026-01-21',
      differing: [],
      differingCount: 0,
      computedAt: world.now,
    });
  });

  it('names the day that differs, and no other once it balances', async () => {
    const world = await createRunWorld(pages());
    await world.run('r1');
    await tamper(world, 1_001);
    await recompute(world);
    expect(summaryOf(world)).toMatchObject({
      lastDay: '2026-01-21',
      balancedThrough: '2026-01-20',
      differing: ['2026-01-21'],
      differingCount: 1,
    });
    world.now = NEXT_DAY;
    world.script.pages = pages(1_200);
    await world.run('r2');
    await recompute(world);
    expect(summaryOf(world)).toMatchObject({ balancedThrough: '2026-01-21', differing: [] });
  });

  it('names the latest ten of many, counts all, and leaves out what was not compared', async () => {
    const world = await worldAfterFirstRun();
    await addBooks(world, '2025-12-01', ['waiting', 'balanced', 'overtaken']);
    await addBooks(
      world,
      '2025-12-04',
      Array.from({ length: 12 }, () => 'differs'),
    );
    await recomputeDay(world);
    expect(summaryOf(world)).toMatchObject({
      lastDay: '2026-01-21',
      balancedThrough: '2025-12-02',
      differing: [
        '2025-12-15',
        '2025-12-14',
        '2025-12-13',
        '2025-12-12',
        '2025-12-11',
        '2025-12-10',
        '2025-12-09',
        '2025-12-08',
        '2025-12-07',
        '2025-12-06',
      ],
      differingCount: 12,
    });
  });

  it('is not written again where it says the same', async () => {
    const world = await worldAfterFirstRun();
    const before = world.db.commits.length;
    await recomputeDay(world);
    const written = world.db.commits.slice(before).flat();
    expect(written.some(({ path }) => path.endsWith('/stats/books'))).toBe(false);
    expect(written.some(({ path }) => path.endsWith('/changes/ring'))).toBe(true);
  });

  it('is made by whoever follows a worker that was killed before it', async () => {
    const world = await createRunWorld(pages());
    await world.run('r1');
    world.db.faults.commit = (writes, apply) =>
      writes.some(({ path }) => path.endsWith('/stats/books'))
        ? Promise.reject(new Error('killed'))
        : Promise.resolve(apply());
    await expect(recompute(world)).rejects.toThrow('killed');
    expect(statesOf(world).at(-1)).toStrictEqual(['21', 'balanced']);
    expect(summaryOf(world)).toBeNull();
    delete world.db.faults.commit;
    await recompute(world);
    expect(summaryOf(world)).toMatchObject({ balancedThrough: '2026-01-21' });
  });
});
