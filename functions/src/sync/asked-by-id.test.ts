import type { ReadOneResult } from '../pos/adapter';
import { LeaseLost } from '../store/errors';
import { hintWrite } from '../store/hints';
import { StreamLease } from '../store/stream-lease';
import { makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { cancelRun } from './cancel-run';

const AT = new Date('2026-01-28T20:00:00Z');
const SECOND_MS = 1_000;
const HALF_HOUR_MS = 1_800 * SECOND_MS;
const WEEK_MS = 7 * 86_400 * SECOND_MS;
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const orders = (from: number, to: number) => numbers(from, to).map((n) => makeOrder(n, AT));

function pass(world: RunWorld, ms: number): void {
  world.now = new Date(world.now.getTime() + ms);
  world.script.now = new Date(world.script.now.getTime() + ms);
  world.db.advance(ms);
}

const orderThatIs = (index: number, status: 'ready' | 'completed') => {
  const order = makeOrder(index, AT);
  return { ...order, body: { ...order.body, status, counted: status === 'completed' } };
};

/** Lets every answer about one record take so long, and lists what was asked for. */
function answer(
  world: RunWorld,
  ms: number,
  result: (id: number) => ReadOneResult = () => ({ outcome: 'missing' }),
): string[] {
  const asked: string[] = [];
  world.script.readOne = (_, externalId) => {
    asked.push(externalId);
    pass(world, ms);
    return result(Number(externalId));
  };
  return asked;
}

const completed = (world: RunWorld) => (id: number) => ({
  outcome: 'found' as const,
  observation: { ...orderThatIs(id, 'completed'), updatedAt: world.script.now },
});

/** Delivers a run until a worker ends it. */
async function deliverAll(world: RunWorld, runId: string): Promise<string[]> {
  const outcomes: string[] = [];
  do outcomes.push(await world.deliver(runId));
  while (outcomes.at(-1) === 'queued' && outcomes.length < 9);
  return outcomes;
}

const pathsOf = (world: RunWorld, name: string) => world.db.pathsUnder(`orgs/maple/${name}/`);
const deletedAt = (world: RunWorld, id: number): unknown =>
  Object(world.document(`orders/cur_${id}`)?.['source'])['deletedAt'];

/** A store about which so many hints wait, and a run that was rung for them. */
async function hinted(count: number): Promise<RunWorld> {
  const world = await createRunWorld();
  await world.db.commit(
    numbers(1, count).map((n) =>
      hintWrite('maple', { stream: 'orders', externalId: String(n), createdAt: AT }),
    ),
  );
  await world.queue('h1', { trigger: 'hint', streams: [] });
  return world;
}

const failed = (error: unknown): unknown => error;

describe('a worker that fetches what hints name', () => {
  it('hands over when its time is up, and the next goes on', async () => {
    const world = await hinted(7);
    const asked = answer(world, SECOND_MS);
    world.handOverAfterMs = 2 * SECOND_MS;
    expect(await world.deliver('h1')).toBe('queued');
    expect(pathsOf(world, 'hints')).toHaveLength(5);
    expect(world.document('streams/orders')).toMatchObject({ holder: null });
    expect(await deliverAll(world, 'h1')).toStrictEqual(['queued', 'queued', 'succeeded']);
    expect(asked).toStrictEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(pathsOf(world, 'hints')).toStrictEqual([]);
  });

  it('ends when the run is cancelled', async () => {
    const world = await hinted(9);
    const asked = answer(world, SECOND_MS);
    const { readOne } = world.script;
    const cancelled: Promise<unknown>[] = [];
    world.script.readOne = (stream, id) => {
      const tools = { db: world.db, now: () => world.now, newId: () => 'a1' };
      const wanted = { orgId: 'maple', runId: 'h1', by: 'u1' };
      if (id === '2') cancelled.push(cancelRun(tools, wanted));
      return readOne?.(stream, id) ?? { outcome: 'missing' };
    };
    expect(await world.deliver('h1')).toBe('cancelled');
    await Promise.all(cancelled);
    expect(asked.length).toBeLessThan(9);
    expect(pathsOf(world, 'hints')).toHaveLength(9 - asked.length);
  });

  it('keeps its claim and the run though nothing is stored for long', async () => {
    const world = await hinted(9);
    const asked = answer(world, 70 * SECOND_MS);
    const { readOne } = world.script;
    const claims: Promise<unknown>[] = [];
    world.script.readOne = (stream, id) => {
      const result = readOne?.(stream, id) ?? { outcome: 'missing' };
      const claim = { db: world.db, orgId: 'maple', name: 'orders', holder: 'r2/1' } as const;
      if (asked.length === 9) claims.push(StreamLease.acquire(claim).catch(failed));
      return result;
    };
    expect(await world.deliver('h1')).toBe('succeeded');
    expect(await Promise.all(claims)).toStrictEqual([expect.any(LeaseLost)]);
    expect(asked).toHaveLength(9);
  });
});

describe('a worker that asks for open orders', () => {
  it('hands over when its time is up, and the next asks for the others', async () => {
    const open = numbers(1, 5).map((n) => orderThatIs(n, 'ready'));
    const world = await createRunWorld(onePageEach([...open, ...orders(9, 9)]));
    await world.run('r1');
    pass(world, HALF_HOUR_MS);
    world.script.pages = onePageEach(orders(9, 9));
    const asked = answer(world, SECOND_MS, (id) =>
      id === 2 ? { outcome: 'missing' } : completed(world)(id),
    );
    world.handOverAfterMs = 2 * SECOND_MS;
    await world.queue('r2');
    expect(await world.deliver('r2')).toBe('queued');
    expect(world.document('orders/cur_1')).toMatchObject({ status: 'completed' });
    expect(deletedAt(world, 2)).toEqual(new Date('2026-01-30T12:30:00Z'));
    expect(Object.keys(Object(world.document('streams/orders')?.['open']))).toStrictEqual([
      '3',
      '4',
      '5',
    ]);
    expect(await deliverAll(world, 'r2')).toStrictEqual(['queued', 'succeeded']);
    expect(asked).toStrictEqual(['1', '2', '3', '4', '5']);
    expect(world.document('orders/cur_5')).toMatchObject({ status: 'completed' });
    expect(world.document('streams/orders')).toMatchObject({ open: {} });
  });
});

describe('a worker that asks whether orders are gone', () => {
  it('hands over when its time is up, and a later walk of everything asks again', async () => {
    const world = await createRunWorld(onePageEach(orders(1, 60)));
    await world.run('r1');
    world.script.pages = onePageEach(orders(5, 60));
    const asked = answer(world, SECOND_MS);
    pass(world, WEEK_MS);
    world.handOverAfterMs = 2 * SECOND_MS;
    await world.queue('r2');
    expect(await deliverAll(world, 'r2')).toStrictEqual(['queued', 'succeeded']);
    expect(asked).toHaveLength(2);
    expect(numbers(1, 4).map((n) => deletedAt(world, n))).toStrictEqual([null, null, null, null]);
    pass(world, WEEK_MS);
    world.handOverAfterMs = Infinity;
    expect(await world.run('r3')).toBe('succeeded');
    expect(world.readRun('r3').reports.orders?.counts).toMatchObject({ deleted: 4 });
  });
});
