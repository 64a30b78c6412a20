import { readStatus } from '../store/orgs';
import { makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';

const HOUR_MS = 3_600_000;
const NOON = new Date('2026-01-30T12:00:00Z');
const hoursLater = (hours: number): Date => new Date(NOON.getTime() + hours * HOUR_MS);

/** A POS with an order for every hour of the last five weeks. */
async function busyWorld(): Promise<RunWorld> {
  const hours = Array.from({ length: 35 * 24 }, (_, hour) => makeOrder(hour, hoursLater(-hour)));
  const world = await createRunWorld({ orders: [hours] });
  await world.run('first');
  return world;
}

/** A run so many hours later, by the clocks of both sides. */
async function runAt(world: RunWorld, hours: number, orders: ReturnType<typeof makeOrder>[]) {
  world.now = hoursLater(hours);
  world.script.now = world.now;
  world.script.pages = { orders: [orders] };
  expect(await world.run(`after-${hours}`)).toBe('succeeded');
  return (await readStatus(world.db, 'maple'))?.attention;
}

describe('an org whose POS goes on to answer with the same old orders', () => {
  const old = [makeOrder(0, NOON), makeOrder(1, hoursLater(-1))];

  it('has it on its badge after a day of trading, until an order comes', async () => {
    const world = await busyWorld();
    expect(await runAt(world, 12, old)).not.toHaveProperty('stalled');
    expect(await runAt(world, 13, old)).toHaveProperty('stalled', true);
    expect(world.readRun('after-13').reports.orders).toMatchObject({
      state: 'complete',
      stalled: true,
    });
    const fresh = makeOrder(2_000, hoursLater(13));
    expect(await runAt(world, 14, [...old, fresh])).not.toHaveProperty('stalled');
    expect(world.readRun('after-14').reports.orders).not.toHaveProperty('stalled');
  });

  it('keeps it on its badge while a run looks at other streams only', async () => {
    const world = await busyWorld();
    await runAt(world, 13, old);
    await world.queue('products', { streams: ['products'] });
    await world.deliver('products');
    expect((await readStatus(world.db, 'maple'))?.attention).toHaveProperty('stalled', true);
  });
});
