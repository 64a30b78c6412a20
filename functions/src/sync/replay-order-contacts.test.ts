import type { OrderObservation } from '../model/observation';
import type { PosRenormaliser } from '../pos/adapter';
import { makeNamedOrder } from '../testing/cursor-records';
import { makeOrg } from '../testing/make-org';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { replay } from './replay';
import type { ReplayReport } from './replay-report';

const T1 = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const { pos } = makeOrg('http://127.0.0.1');
const CONTACT = 'orders/cur_1/private/contact';
const ANN = { email: 'ann@example.test', phone: '+13155550123' };

/** Rules by which the order's payload, which has no contact fields, becomes the order again, but for what `change` makes of it. */
function rules(change: Partial<OrderObservation['body']> = {}): PosRenormaliser {
  return {
    provider: 'cursor',
    renormalise({ raw, observedAt }) {
      const made = makeNamedOrder(1, T1, ANN);
      const body = { ...made.body, ...change };
      return { outcome: 'found', observation: { ...made, raw, observedAt, body, contact: null } };
    },
  };
}

async function createSyncedWorld(): Promise<RunWorld> {
  const world = await createRunWorld(onePageEach([makeNamedOrder(1, T1, ANN)]));
  await world.run('first');
  return world;
}

async function run(
  { db }: RunWorld,
  renormaliser: PosRenormaliser,
): Promise<ReplayReport | undefined> {
  let ids = 0;
  const [report] = await replay(
    { db, renormaliser, now: () => NOW, newId: () => `replay-${(ids += 1)}` },
    {
      orgId: 'maple',
      pos,
      streams: ['orders'],
      dryRun: false,
      by: 'cli:robin',
      maxExamples: 5,
      onProgress: () => undefined,
    },
  );
  return report;
}

describe('a replay of an order with which something was left', () => {
  it('finds it as it is, though its payload does not say so', async () => {
    const world = await createSyncedWorld();
    const before = world.document('orders/cur_1');
    expect(await run(world, rules())).toMatchObject({ records: 1, unchanged: 1, changed: 0 });
    expect(world.document('orders/cur_1')).toStrictEqual(before);
    expect(world.document(CONTACT)).toMatchObject(ANN);
  });

  it('leaves it where something else changes, and the next sync stores nothing', async () => {
    const world = await createSyncedWorld();
    expect(await run(world, rules({ rawStatus: 'by new rules' }))).toMatchObject({ changed: 1 });
    expect(world.document(CONTACT)).toMatchObject(ANN);
    const made = makeNamedOrder(1, T1, ANN);
    const body = { ...made.body, rawStatus: 'by new rules' };
    world.script.pages = onePageEach([{ ...made, body }]);
    await world.run('second');
    expect(world.readRun('second').reports.orders?.counts).toMatchObject({
      unchanged: 1,
      updated: 0,
    });
  });

  it('removes it where the order turns out to have a customer, and tells of no value', async () => {
    const world = await createSyncedWorld();
    const report = await run(world, rules({ customerId: 'cur_7' }));
    expect(report).toMatchObject({ changed: 1, fields: { customerId: 1, 'contact.email': 1 } });
    expect(JSON.stringify(report)).not.toMatch(/ann@|5550123/);
    expect(world.document(CONTACT)).toBeUndefined();
    expect(world.document('orders/cur_1')).toMatchObject({ source: { companion: false } });
  });
});
