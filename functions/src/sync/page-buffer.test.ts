import { streamStateSchema } from '../model/stream-state';
import { PosError } from '../pos/errors';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';

const AT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

/** Commits since `from` that store a customer, each with the customers it stores. */
function customerCommits(world: RunWorld, from: number): string[][] {
  return world.db.commits
    .slice(from)
    .map((writes) => writes.flatMap(({ path }) => /customers\/(cur_\d+)$/.exec(path)?.[1] ?? []))
    .filter((customers) => customers.length > 0);
}

/** The stream's document as the commit that stores a customer writes it. */
function streamAsStoredWith(world: RunWorld, customer: string) {
  return world.db.commits
    .find((writes) => writes.some(({ path }) => path.endsWith(`customers/${customer}`)))
    ?.find(({ path }) => path === 'orgs/maple/streams/customers');
}

const page = (first: number, count: number, at = AT) =>
  Array.from({ length: count }, (_, index) => makeCustomer(first + index, at));

describe('what changed on several pages', () => {
  it('is stored in the commit that ends the walk', async () => {
    const world = await createRunWorld({ customers: [page(1, 2), page(3, 1), page(4, 1)] });
    await world.run('r1');
    expect(customerCommits(world, 0)).toStrictEqual([['cur_1', 'cur_2', 'cur_3', 'cur_4']]);
    expect(streamAsStoredWith(world, 'cur_4')).toMatchObject({
      data: { holder: null, checkpoint: null, lastCompleteWalk: { rows: 4 } },
    });
  });

  it('is stored before it grows beyond one commit, with the first of its pages as checkpoint', async () => {
    const world = await createRunWorld({ customers: [page(1, 50), page(51, 50), page(101, 50)] });
    await world.run('r1');
    const sizes = customerCommits(world, 0).map((customers) => customers.length);
    expect(sizes).toStrictEqual([100, 50]);
    expect(streamAsStoredWith(world, 'cur_1')).toMatchObject({
      data: { checkpoint: { position: '0' } },
    });
  });

  it('is stored when a later page fails, and the walk goes on at the last page that is stored', async () => {
    const world = await createRunWorld({ customers: [page(1, 1), page(2, 1), page(3, 1)] });
    world.script.beforePage = (_, index) => {
      if (index === 2) throw new PosError('transient', 'away');
    };
    expect(await world.run('r1')).toBe('partial');
    expect(customerCommits(world, 0)).toStrictEqual([['cur_1', 'cur_2']]);
    const state = streamStateSchema.parse(world.document('streams/customers'));
    expect(state).toMatchObject({ holder: null, checkpoint: { position: '1' } });
    delete world.script.beforePage;
    world.now = new Date(world.now.getTime() + MINUTE_MS);
    expect(await world.run('r2')).toBe('succeeded');
    expect(world.document('customers/cur_3')).toBeDefined();
  });

  it('is counted once when a row shows up on two pages', async () => {
    const world = await createRunWorld({
      orders: [[makeOrder(1, AT)], [makeOrder(1, AT), makeOrder(2, AT)]],
    });
    await world.run('r1');
    expect(world.readRun('r1').reports.orders?.counts).toMatchObject({ fetched: 3, created: 2 });
  });

  it('is looked at again by nobody, although no shard of the manifest was written', async () => {
    const world = await createRunWorld({ customers: [page(1, 2)] });
    await world.run('r1');
    expect(world.db.pathsUnder('orgs/maple/manifests/')).toStrictEqual([]);
    const from = world.db.commits.length;
    world.now = new Date(world.now.getTime() + MINUTE_MS);
    await world.run('r2');
    expect(world.readRun('r2').reports.customers?.counts).toMatchObject({ unchanged: 2 });
    expect(customerCommits(world, from)).toStrictEqual([]);
  });
});
