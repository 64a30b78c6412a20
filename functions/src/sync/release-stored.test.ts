import { quarantineWrites } from '../store/quarantine';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const SLOT_MS = 1_800_000;
const DAY_MS = 86_400_000;

const ORDER = makeOrder(1, AT);

const createWorld = () =>
  createRunWorld(onePageEach([makeCustomer(1, AT), ORDER, makeProduct(1, AT)]));

/** What is left by a delivery that could not be read, 150 ms after the last whole second of the POS's clock. */
async function refuseDelivery(world: RunWorld): Promise<void> {
  const observedAt = new Date(world.script.now.getTime() + 150);
  const { externalId } = ORDER;
  const refused = { stream: 'orders' as const, externalId, observedAt, raw: '{}' };
  const reasons = ['id_location: is unknown'];
  await world.db.commit(quarantineWrites('maple', { ...refused, reasons }, null, observedAt));
}

async function runLater(world: RunWorld, id: string, ms: number): Promise<void> {
  world.now = new Date(world.now.getTime() + ms);
  world.script.now = world.now;
  await world.run(id);
}

const quarantined = (world: RunWorld) => world.db.pathsUnder('orgs/maple/quarantine/').length > 0;

describe('a delivery in quarantine whose record the POS shows to be valid', () => {
  it('is let out when a walk has stored the record within the same second', async () => {
    const world = await createWorld();
    await refuseDelivery(world);
    world.now = new Date(world.now.getTime() + SLOT_MS);
    await world.run('r1');
    expect(world.document('orders/cur_1')).toBeDefined();
    // It counts what waits at its end, and lets out what it knew of when it began.
    await runLater(world, 'r2', SLOT_MS);
    expect(quarantined(world)).toBe(false);
  });

  it('is let out by the next walk of everything when the record had been stored before', async () => {
    const world = await createWorld();
    await world.run('r1');
    await refuseDelivery(world);
    world.db.advance(8 * DAY_MS);
    world.script.now = new Date(world.script.now.getTime() + 1_000);
    await runLater(world, 'r2', SLOT_MS);
    expect(quarantined(world)).toBe(true);
    await runLater(world, 'r3', 8 * DAY_MS);
    expect(quarantined(world)).toBe(false);
  });

  it('stays there while no walk has come by since', async () => {
    const world = await createWorld();
    await runLater(world, 'r1', SLOT_MS);
    world.script.now = new Date(world.script.now.getTime() + 60_000);
    await refuseDelivery(world);
    world.script.pages = onePageEach([makeCustomer(1, AT), makeProduct(1, AT)]);
    await runLater(world, 'r2', SLOT_MS);
    await runLater(world, 'r3', SLOT_MS);
    expect(quarantined(world)).toBe(true);
  });

  it('is let out when the next walk of everything does not find it any more', async () => {
    const world = await createWorld();
    await refuseDelivery(world);
    world.script.pages = onePageEach([makeCustomer(1, AT), makeOrder(2, AT), makeProduct(1, AT)]);
    await runLater(world, 'r1', SLOT_MS);
    expect(quarantined(world)).toBe(true);
    world.db.advance(8 * DAY_MS);
    await runLater(world, 'r2', 8 * DAY_MS);
    expect(world.document('orders/cur_1')).toBeUndefined();
    expect(quarantined(world)).toBe(false);
  });
});
