import { PosError } from '../pos/errors';
import { StoreUnavailable } from '../store/errors';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const HALF_HOUR_MS = 30 * 60_000;
const indexes = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const customers = (from: number, to: number) =>
  indexes(from, to).map((index) => makeCustomer(index, AT));
const products = (from: number, to: number) =>
  indexes(from, to).map((index) => makeProduct(index, AT));
const orders = (from: number, to: number) => indexes(from, to).map((index) => makeOrder(index, AT));

function pass(world: RunWorld, ms = HALF_HOUR_MS): void {
  world.now = new Date(world.now.getTime() + ms);
  world.script.now = new Date(world.script.now.getTime() + ms);
  world.db.advance(ms);
}

let runs = 0;
async function run(world: RunWorld, ms?: number) {
  pass(world, ms);
  runs += 1;
  const outcome = await world.run(`run-${runs}`);
  return { outcome, ...world.readRun(`run-${runs}`).reports };
}

const deletedAt = (world: RunWorld, path: string): unknown =>
  Object(world.document(path)?.['source'])['deletedAt'];

async function vanish(): Promise<RunWorld> {
  const world = await createRunWorld(onePageEach(customers(1, 100)));
  await run(world);
  world.script.pages = onePageEach(customers(31, 100));
  return world;
}

const decide = (world: RunWorld, state: string) =>
  world.db.commit([{ op: 'update', path: 'orgs/maple/holds/customers', data: { state } }]);

const orderThatIs = (status: 'ready' | 'completed') => {
  const order = makeOrder(1, AT);
  return { ...order, body: { ...order.body, status, counted: status === 'completed' } };
};

describe('a record that has vanished', () => {
  it.each([
    ['customers', 3, makeCustomer],
    ['products', 2, makeProduct],
  ] as const)(
    'of the %s is marked after %d complete walks without it',
    async (stream, walks, make) => {
      const all = indexes(1, 10).map((index) => make(index, AT));
      const world = await createRunWorld(onePageEach([...all, ...orders(1, 1)]));
      await run(world);
      world.script.pages = onePageEach([...all.slice(1), ...orders(1, 1)]);
      for (let walk = 1; walk < walks; walk += 1) {
        await run(world);
        expect(deletedAt(world, `${stream}/cur_1`)).toBeNull();
      }
      const last = await run(world);
      expect(last[stream]).toMatchObject({ state: 'complete', counts: { deleted: 1 } });
      expect(deletedAt(world, `${stream}/cur_1`)).toEqual(world.script.now);
      expect(deletedAt(world, `${stream}/cur_2`)).toBeNull();
      expect((await run(world))[stream]?.counts.deleted).toBe(0);
    },
  );

  it('is not marked when it comes back in between, and counts anew then', async () => {
    const world = await createRunWorld(onePageEach(products(1, 10)));
    await run(world);
    for (const pages of [products(2, 10), products(1, 10), products(2, 10)]) {
      world.script.pages = onePageEach(pages);
      await run(world);
    }
    expect(deletedAt(world, 'products/cur_1')).toBeNull();
  });

  it('is revived when a later walk has it again', async () => {
    const world = await createRunWorld(onePageEach(products(1, 10)));
    await run(world);
    world.script.pages = onePageEach(products(2, 10));
    await run(world);
    await run(world);
    expect(deletedAt(world, 'products/cur_1')).not.toBeNull();
    world.script.pages = onePageEach(products(1, 10));
    expect((await run(world)).products?.counts).toMatchObject({ updated: 1 });
    expect(deletedAt(world, 'products/cur_1')).toBeNull();
  });

  it('costs nothing more once it is marked', async () => {
    const world = await createRunWorld(onePageEach(products(1, 10)));
    await run(world);
    world.script.pages = onePageEach(products(2, 10));
    for (let walk = 0; walk < 3; walk += 1) await run(world);
    const commits = world.db.commits.length;
    await run(world);
    const written = world.db.commits
      .slice(commits)
      .flat()
      .map(({ path }) => path.split('/')[2]);
    expect(new Set(written)).toEqual(new Set(['status', 'streams', 'syncRuns']));
  });
});

describe('an order that has vanished', () => {
  const WEEK_MS = 7 * 86_400_000;

  it('is marked only when the POS says by id that it is gone, in the weekly walk', async () => {
    const world = await createRunWorld(onePageEach(orders(1, 10)));
    await run(world);
    world.script.pages = onePageEach(orders(3, 10));
    world.script.readOne = (_, id) =>
      id === '1' ? { outcome: 'missing' } : { outcome: 'found', observation: makeOrder(2, AT) };
    await run(world);
    expect(deletedAt(world, 'orders/cur_1')).toBeNull();
    const weekly = await run(world, WEEK_MS);
    expect(weekly.orders?.counts).toMatchObject({ deleted: 1 });
    expect(deletedAt(world, 'orders/cur_1')).toEqual(world.script.now);
    expect(deletedAt(world, 'orders/cur_2')).toBeNull();
  });
});

describe('a mass vanish', () => {
  it('is held, names what vanished, and deletes nothing however often it is seen', async () => {
    const world = await vanish();
    for (let walk = 0; walk < 4; walk += 1) {
      const held = await run(world);
      expect(held.outcome).toBe('partial');
      expect(held.customers).toMatchObject({
        state: 'held',
        error: '30 of 100 customers have vanished from the POS at once; nothing was deleted.',
        counts: { deleted: 0 },
      });
    }
    expect(world.document('holds/customers')).toMatchObject({
      reason: 'mass_vanish',
      expected: 100,
      seen: 70,
      state: 'open',
    });
    expect(Object(world.document('holds/customers'))['ids']).toHaveLength(30);
    expect(deletedAt(world, 'customers/cur_1')).toBeNull();
  });

  it('is carried out once it is confirmed, and only for the set that was confirmed', async () => {
    const world = await vanish();
    await run(world);
    await decide(world, 'confirmed');
    world.script.pages = onePageEach(customers(32, 100));
    expect((await run(world)).customers?.state).toBe('held');
    expect(world.document('holds/customers')).toMatchObject({ state: 'open', seen: 69 });
    await decide(world, 'confirmed');
    expect((await run(world)).customers).toMatchObject({
      state: 'complete',
      counts: { deleted: 31 },
    });
    expect(deletedAt(world, 'customers/cur_31')).not.toBeNull();
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
    expect((await run(world)).outcome).toBe('succeeded');
  });

  it('is not asked about again once it is rejected, until the set changes', async () => {
    const world = await vanish();
    await run(world);
    await decide(world, 'rejected');
    expect(await run(world)).toMatchObject({
      outcome: 'succeeded',
      customers: { counts: { deleted: 0 } },
    });
    world.script.pages = onePageEach(customers(33, 100));
    expect((await run(world)).customers?.state).toBe('held');
  });

  it('closes its hold when everybody is back', async () => {
    const world = await vanish();
    await run(world);
    world.script.pages = onePageEach(customers(1, 100));
    expect((await run(world)).outcome).toBe('succeeded');
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
  });
});

/** Customers from one on, on two pages. */
const halves = (from: number): RunWorld['script']['pages'] => ({
  customers: [customers(from, 50), customers(51, 100)],
});

describe('a walk that dies right after it has asked about a mass vanish', () => {
  it('leaves a question that the next walk answers, even a confirmed one', async () => {
    const world = await vanish();
    world.db.faults.commit = async (writes, apply) => {
      const asked = world.document('holds/customers') !== undefined;
      if (asked && writes.some(({ path }) => path.endsWith('/streams/customers')))
        throw new StoreUnavailable('away');
      return Promise.resolve(apply());
    };
    await expect(run(world)).rejects.toThrow('away');
    delete world.db.faults.commit;
    expect(world.document('holds/customers')).toMatchObject({ state: 'open' });
    await decide(world, 'confirmed');
    world.script.pages = onePageEach(customers(1, 100));
    await run(world);
    expect((await run(world)).customers?.state).toBe('complete');
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
  });
});

describe('a walk that went on where another one stopped', () => {
  it('leaves the question about a mass vanish open, and the next whole one closes it', async () => {
    const world = await createRunWorld(halves(1));
    await run(world);
    world.script.pages = halves(31);
    expect((await run(world)).customers?.state).toBe('held');
    world.script.beforePage = (_, page) => {
      if (page === 1) throw new PosError('transient', 'away');
    };
    const changed = customers(31, 50).map((one) => ({
      ...one,
      body: { ...one.body, externalPoints: 7 },
    }));
    world.script.pages = { customers: [changed, customers(51, 100)] };
    await run(world);
    delete world.script.beforePage;
    expect((await run(world)).customers?.state).toBe('held');
    expect(world.document('holds/customers')).toMatchObject({ state: 'open' });
    world.script.pages = halves(1);
    expect((await run(world)).customers?.state).toBe('complete');
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
  });

  it('closes the question why there was nobody, even a confirmed one', async () => {
    const world = await createRunWorld(halves(1));
    await run(world);
    world.script.pages = { customers: [[]] };
    expect((await run(world)).customers?.state).toBe('held');
    await decide(world, 'confirmed');
    world.script.pages = halves(1);
    world.script.beforePage = (_, page) => {
      if (page === 1) throw new PosError('transient', 'away');
    };
    await run(world);
    delete world.script.beforePage;
    expect((await run(world)).customers).toMatchObject({ state: 'complete', error: null });
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
    expect(deletedAt(world, 'customers/cur_1')).toBeNull();
  });
});

describe('the weekly walk', () => {
  it('repairs a record that was changed behind our back, which a plain walk does not look at', async () => {
    const world = await createRunWorld(onePageEach(products(1, 3)));
    await run(world);
    await world.db.commit([{ op: 'delete', path: 'orgs/maple/products/cur_2' }]);
    await run(world);
    expect(world.document('products/cur_2')).toBeUndefined();
    await run(world, 7 * 86_400_000);
    expect(world.document('products/cur_2')).toMatchObject({ name: 'Sample 2' });
  });
});

describe('a record that only a webhook told of', () => {
  const WEEK_MS = 7 * 86_400_000;
  const delivery = { authority: 'delivery' } as const;

  it('and that was gone before the next walk is marked from the weekly walk on', async () => {
    const world = await createRunWorld(onePageEach([...customers(1, 10), ...orders(1, 10)]));
    await run(world);
    await commitTo(world.db, [makeOrder(11, AT)], delivery);
    await commitTo(world.db, [makeCustomer(11, AT)], delivery);
    await run(world);
    expect(deletedAt(world, 'orders/cur_11')).toBeNull();
    expect((await run(world, WEEK_MS)).orders?.counts.deleted).toBe(1);
    expect(deletedAt(world, 'orders/cur_11')).toEqual(world.script.now);
    await run(world);
    expect(deletedAt(world, 'customers/cur_11')).toBeNull();
    expect((await run(world)).customers?.counts.deleted).toBe(1);
    expect(deletedAt(world, 'customers/cur_11')).toEqual(world.script.now);
    expect(deletedAt(world, 'customers/cur_1')).toBeNull();
  });

  it('and that a late one revived is marked again', async () => {
    const world = await createRunWorld(onePageEach(orders(1, 10)));
    await run(world);
    world.script.pages = onePageEach(orders(2, 10));
    expect((await run(world, WEEK_MS)).orders?.counts.deleted).toBe(1);
    const late = new Date(AT.getTime() + 60_000);
    await commitTo(world.db, [{ ...makeOrder(1, late), updatedAt: late }], delivery);
    expect(deletedAt(world, 'orders/cur_1')).toBeNull();
    expect((await run(world, WEEK_MS)).orders?.counts.deleted).toBe(1);
    expect(deletedAt(world, 'orders/cur_1')).toEqual(world.script.now);
  });
});

describe('an order that stays open', () => {
  it('is asked for by id once the walk no longer reaches it, until it is final', async () => {
    const world = await createRunWorld(onePageEach([orderThatIs('ready'), ...orders(2, 2)]));
    await run(world);
    world.script.pages = onePageEach(orders(2, 2));
    world.script.readOne = () => ({
      outcome: 'found',
      observation: { ...orderThatIs('completed'), updatedAt: world.script.now },
    });
    const later = await run(world);
    expect(later.orders?.counts).toMatchObject({ updated: 1 });
    expect(world.document('orders/cur_1')).toMatchObject({ status: 'completed', counted: true });
    expect(world.pos?.asked).toEqual(['orders/1']);
    await run(world);
    expect(world.pos?.asked).toEqual([]);
  });

  it('becomes a tombstone when the POS no longer has it', async () => {
    const world = await createRunWorld(onePageEach([orderThatIs('ready'), ...orders(2, 2)]));
    await run(world);
    world.script.pages = onePageEach(orders(2, 2));
    expect((await run(world)).orders?.counts).toMatchObject({ deleted: 1 });
    expect(deletedAt(world, 'orders/cur_1')).toEqual(world.script.now);
  });
});
