import { makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const HALF_HOUR_MS = 30 * 60_000;
const WEEK_MS = 7 * 24 * 60 * 60_000;

const orders = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => makeOrder(from + index, AT));

async function runAfter(world: RunWorld, ms: number) {
  world.now = new Date(world.now.getTime() + ms);
  world.script.now = new Date(world.script.now.getTime() + ms);
  world.db.advance(ms);
  const id = `run-${world.now.getTime()}`;
  await world.run(id);
  return world.readRun(id).reports.orders;
}

/** 150 of 400 orders are gone, and somebody has said that this is right. */
async function confirmVanish(): Promise<RunWorld> {
  const world = await createRunWorld(onePageEach(orders(1, 400)));
  await runAfter(world, 0);
  world.script.pages = onePageEach(orders(151, 400));
  await runAfter(world, WEEK_MS);
  const state = 'confirmed';
  await world.db.commit([{ op: 'update', path: 'orgs/maple/holds/orders', data: { state } }]);
  return world;
}

const deletedOrders = (world: RunWorld): number =>
  world.db
    .pathsUnder('orgs/maple/orders/')
    .filter((path) => Object(world.db.dump().get(path)?.['source'])['deletedAt'] instanceof Date)
    .length;

describe('a confirmed vanish of more orders than one run asks about', () => {
  it('is carried out run after run, without another question', async () => {
    const world = await confirmVanish();
    expect(await runAfter(world, HALF_HOUR_MS)).toMatchObject({
      state: 'held',
      error: '50 of 150 confirmed orders are still to be asked about; the next run goes on.',
      counts: { deleted: 100 },
    });
    expect(world.document('holds/orders')).toMatchObject({ state: 'confirmed' });
    expect(await runAfter(world, HALF_HOUR_MS)).toMatchObject({
      state: 'complete',
      counts: { deleted: 50 },
    });
    expect(deletedOrders(world)).toBe(150);
    expect(world.document('holds/orders')).toMatchObject({ state: 'closed' });
  });

  it('comes to those behind others that the POS still has', async () => {
    const world = await confirmVanish();
    const present = new Set(orders(1, 100).map(({ externalId }) => externalId));
    world.script.readOne = (_, externalId) => {
      const observation = { ...makeOrder(Number(externalId), AT), observedAt: world.script.now };
      return present.has(externalId) ? { outcome: 'found', observation } : { outcome: 'missing' };
    };
    for (let run = 0; run < 6; run += 1) await runAfter(world, HALF_HOUR_MS);
    expect(deletedOrders(world)).toBe(50);
  });
});
