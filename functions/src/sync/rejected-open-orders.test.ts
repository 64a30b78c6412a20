import type { ReadOneResult } from '../pos/adapter';
import { makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const HALF_HOUR_MS = 1_800_000;

const orderThatIs = (index: number, status: 'ready' | 'completed') => {
  const order = makeOrder(index, AT);
  return { ...order, body: { ...order.body, status, counted: status === 'completed' } };
};

/** A store whose open orders are no longer reached by a walk, half an hour later. */
async function leaveOpen(count: number): Promise<RunWorld> {
  const open = Array.from({ length: count }, (_, index) => orderThatIs(index + 1, 'ready'));
  const last = makeOrder(900, AT);
  const world = await createRunWorld(onePageEach([...open, last]));
  await world.run('r1');
  world.script.pages = onePageEach([last]);
  pass(world);
  return world;
}

function pass(world: RunWorld): void {
  world.now = new Date(world.now.getTime() + HALF_HOUR_MS);
  world.script.now = new Date(world.script.now.getTime() + HALF_HOUR_MS);
  world.db.advance(HALF_HOUR_MS);
}

const broken = (world: RunWorld, externalId: string): ReadOneResult => ({
  outcome: 'rejected',
  rejection: {
    stream: 'orders',
    externalId,
    observedAt: world.script.now,
    raw: '{"total":"ten"}',
    reasons: ['total: expected number'],
  },
});

describe('an open order whose answer by id does not validate', () => {
  it('is counted, lies in quarantine, and stays open', async () => {
    const world = await leaveOpen(1);
    world.script.readOne = (_, id) => broken(world, id);
    expect(await world.run('r2')).toBe('succeeded');
    expect(world.readRun('r2').reports.orders?.counts.quarantined).toBe(1);
    expect(world.document('quarantine/orders-1')).toMatchObject({
      state: 'waiting',
      reasons: ['total: expected number'],
    });
    expect(world.document('status/sync')).toMatchObject({ attention: { quarantined: 1 } });
    expect(world.document('orders/cur_1')).toMatchObject({ status: 'ready' });
    expect(world.document('streams/orders')).toMatchObject({
      open: { '1': { checkedAt: world.now } },
    });
  });

  it('is not written again while it is the same, and is let out when it validates', async () => {
    const world = await leaveOpen(1);
    world.script.readOne = (_, id) => broken(world, id);
    await world.run('r2');
    expect(world.document('quarantine/orders-1')).toBeDefined();
    pass(world);
    const commits = world.db.commits.length;
    await world.run('r3');
    const written = world.db.commits.slice(commits).flat();
    expect(written.filter(({ path }) => path.includes('/quarantine/'))).toStrictEqual([]);
    pass(world);
    world.script.readOne = () => ({
      outcome: 'found',
      observation: { ...orderThatIs(1, 'completed'), updatedAt: world.script.now },
    });
    await world.run('r4');
    expect(world.document('orders/cur_1')).toMatchObject({ status: 'completed' });
    expect(world.db.pathsUnder('orgs/maple/quarantine/')).toStrictEqual([]);
  });

  it('keeps no other from being asked for, however many there are', async () => {
    const world = await leaveOpen(60);
    const asked = new Set<string>();
    world.script.readOne = (_, id) => {
      asked.add(id);
      return broken(world, id);
    };
    await world.run('r2');
    expect(asked.size).toBe(50);
    pass(world);
    await world.run('r3');
    expect(asked.size).toBe(60);
  });
});
