import { createHmac } from 'node:crypto';
import { StoreUnavailable } from '../store/errors';
import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';
import { recordPaths } from '../testing/watched-database';
import { PATH_KEY, startReceiver, type WebhookReceiver } from '../testing/webhook-receiver';
import { webhookPath } from './webhook-url';

let world: SimulatedOrg;
let receiver: WebhookReceiver;
beforeEach(async () => {
  world = await startSimulatedOrg({ customers: 15, orders: 40 });
  receiver = await startReceiver(world);
});
afterEach(async () => {
  await receiver.stop();
  await world.stop();
});

const sign = (body: string): string =>
  createHmac('sha256', receiver.secret).update(body).digest('hex');
const outcomes = async (): Promise<unknown[]> =>
  (await world.documents('webhookEvent')).map(({ data }) => data?.['outcome']);

describe('a signed order', () => {
  it('is stored, and the insights of its customer follow', async () => {
    await world.run();
    await world.drain();
    const { id, row } = world.simulator.orders.place({
      id_customer: 'random',
      status: 'completed',
    });
    const customer = `customers/alv_${Number(row['id_customer'])}`;
    const before = await world.read(customer);
    const [answer] = await receiver.emit({ event: 'order.created', id });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, received: true, event: 'order.created' },
    });
    expect(await world.read(`orders/alv_${id}`)).toMatchObject({
      status: 'completed',
      counted: true,
      source: { externalId: id },
    });
    expect(await world.documents('change')).toHaveLength(1);
    await world.drain();
    const truth = world.simulator
      .truth({ customers: true })
      .perCustomer?.find((one) => one.id_customer === `${Number(row['id_customer'])}`);
    expect(await world.read(customer)).toMatchObject({
      insights: { totals: { orderCount: truth?.countedOrders, spentCents: truth?.countedCents } },
    });
    expect(await world.read(customer)).not.toMatchObject({
      insights: { totals: Object(before?.['insights']).totals },
    });
  });

  it.each(['bare', 'prefixed'] as const)('is accepted with a %s signature', async (signature) => {
    const { id } = world.simulator.orders.place({});
    expect(
      (await receiver.emit({ event: 'order.created', id, signature })).map(({ status }) => status),
    ).toStrictEqual([200]);
    expect(await world.read(`orders/alv_${id}`)).not.toBeNull();
  });

  it('that comes twice is stored once', async () => {
    const { id } = world.simulator.orders.place({});
    const [first, second] = await receiver.emit({ event: 'order.created', id, fault: 'duplicate' });
    expect([first?.status, second?.status]).toStrictEqual([200, 200]);
    expect(second?.writes).toBe(0);
    expect(
      recordPaths(world.db.written).filter((path) => path.endsWith(`/orders/alv_${id}`)),
    ).toHaveLength(1);
    expect(await outcomes()).toStrictEqual(['stored']);
  });

  it('that was overtaken by a newer one changes nothing, and is logged', async () => {
    const { id } = world.simulator.orders.place({});
    world.simulator.clock.change({ advanceMs: 60_000 });
    world.simulator.orders.change(id, { status: 'completed' });
    const [newer, older] = await receiver.emit({
      event: 'order.updated',
      id,
      fault: 'out_of_order',
    });
    expect([newer?.status, older?.status, older?.writes]).toStrictEqual([200, 200, 1]);
    expect(await world.read(`orders/alv_${id}`)).toMatchObject({ status: 'completed' });
  });

  it('ends as the sync would have stored it', async () => {
    const { id } = world.simulator.orders.place({ id_customer: 'random' });
    await receiver.emit({ event: 'order.created', id });
    const delivered = await world.read(`orders/alv_${id}`);
    world.db.forget();
    const { run } = await world.run();
    expect(run.reports.orders?.counts).toMatchObject({ updated: 0, unchanged: 1, created: 40 });
    expect(await world.read(`orders/alv_${id}`)).toStrictEqual(delivered);
  });
});

describe('a delivery that is not ours', () => {
  it.each(['tampered', 'unsigned', 'wrong_secret'] as const)(
    'because it is %s is refused and writes nothing',
    async (fault) => {
      const { id } = world.simulator.orders.place({});
      const [answer] = await receiver.emit({ event: 'order.created', id, fault });
      expect(answer).toMatchObject({
        status: 401,
        body: { error: 'Invalid signature' },
        writes: 0,
      });
      expect(await world.read(`orders/alv_${id}`)).toBeNull();
      expect(await world.documents('webhookEvent')).toStrictEqual([]);
    },
  );

  const body = '{"event":"order.created","data":{"id_order":1}}';
  it('costs no read when the code in its path is wrong', async () => {
    const path = `${receiver.path.slice(0, -1)}${receiver.path.endsWith('A') ? 'B' : 'A'}`;
    expect(await receiver.receive({ path, signature: sign(body), body })).toMatchObject({
      status: 401,
      reads: 0,
      writes: 0,
    });
  });

  it('is refused for another generation, and for an org that does not exist', async () => {
    for (const path of [
      webhookPath(world.orgId, 2, PATH_KEY),
      webhookPath('nobody-here', 3, PATH_KEY),
    ])
      expect(await receiver.receive({ path, signature: sign(body), body })).toMatchObject({
        status: 401,
        body: { error: 'Invalid signature' },
        writes: 0,
      });
  });

  it('is refused when it is signed for another org', async () => {
    const other = await startSimulatedOrg({ customers: 5, orders: 5 });
    const otherReceiver = await startReceiver(other);
    const signature = createHmac('sha256', 'another-secret-of-another-org')
      .update(body)
      .digest('hex');
    expect(await otherReceiver.receive({ signature, body })).toMatchObject({
      status: 401,
      writes: 0,
    });
    await otherReceiver.stop();
    await other.stop();
  });

  it('reads its org once for many junk deliveries', async () => {
    const reads = [];
    for (let turn = 0; turn < 3; turn += 1)
      reads.push((await receiver.receive({ signature: 'junk', body })).reads);
    expect(reads).toStrictEqual([2, 0, 0]);
  });
});

describe('a delivery that cannot be stored as it is', () => {
  it.each(['partial', 'minimal'] as const)(
    '(%s) is remembered, and the run it asks for fetches the order by id',
    async (form) => {
      const { id } = world.simulator.orders.place({});
      const [answer] = await receiver.emit({ event: 'order.updated', id, body: form });
      expect(answer?.status).toBe(200);
      expect((await world.documents('hint')).map(({ data }) => data)).toMatchObject([
        { stream: 'orders', externalId: id },
      ]);
      expect(receiver.rung).toHaveLength(1);
      expect(await world.read(`orders/alv_${id}`)).toBeNull();
      const [job] = receiver.rung;
      expect(job && (await world.deliver(job))).toBe('succeeded');
      expect(await world.read(`orders/alv_${id}`)).toMatchObject({ source: { externalId: id } });
      expect(await world.documents('hint')).toStrictEqual([]);
      const { byRoute } = world.simulator.journalCounts();
      expect(byRoute).toMatchObject({ 'GET /order/*': 1 });
      expect(byRoute).not.toHaveProperty('GET /order');
    },
  );

  it('about stock leads to one pull of the products, however many there are', async () => {
    for (let turn = 0; turn < 3; turn += 1) await receiver.emit({ event: 'inventory.updated' });
    expect(await world.documents('hint')).toHaveLength(1);
    const runs = await world.documents('run');
    expect(runs).toHaveLength(1);
    expect(await world.deliver({ orgId: world.orgId, runId: runs[0]?.id ?? '' })).toBe('succeeded');
    expect(await world.documents('product')).toHaveLength(20);
    expect(await world.documents('hint')).toStrictEqual([]);
    expect(world.simulator.journalCounts().byRoute).toMatchObject({ 'POST /inventory/search': 1 });
    expect(world.simulator.journalCounts().byRoute).not.toHaveProperty('POST /customer/search');
  });

  it('because nobody knows the event is kept and answered with 202', async () => {
    const [answer] = await receiver.emit({ event: 'order.created', fault: 'unknown_event' });
    expect(answer?.status).toBe(202);
    expect((await world.documents('webhookEvent')).map(({ data }) => data)).toMatchObject([
      { event: 'order.teleported', outcome: 'unknown_event' },
    ]);
  });

  it('because nobody knows the location is set aside and answered with 202', async () => {
    const { id } = world.simulator.orders.place({});
    const [answer] = await receiver.emit({ event: 'order.created', id, fault: 'unknown_location' });
    expect(answer?.status).toBe(202);
    expect(await world.read(`quarantine/orders-${id}`)).toMatchObject({ state: 'waiting' });
    expect(await world.read(`quarantine/orders-${id}/private/raw`)).toHaveProperty('json');
    expect(await world.read(`orders/alv_${id}`)).toBeNull();
    expect(await outcomes()).toStrictEqual(['quarantined']);
  });

  it('because it is too large is refused', async () => {
    const [answer] = await receiver.emit({ event: 'order.created', fault: 'huge' });
    expect(answer).toMatchObject({ status: 413, reads: 0, writes: 0 });
  });

  it('because it is no JSON is refused', async () => {
    const [answer] = await receiver.emit({ event: 'order.created', fault: 'not_json' });
    expect(answer).toMatchObject({ status: 400, writes: 0 });
  });
});

describe('a delivery while Firestore is away', () => {
  it('is not answered as stored, and is stored when it comes again', async () => {
    const { row, id } = world.simulator.orders.place({});
    const body = JSON.stringify({
      event: 'order.created',
      timestamp: world.tools.now().toISOString(),
      data: row,
    });
    world.db.beforeCommit = () => {
      throw new StoreUnavailable('away');
    };
    await expect(receiver.receive({ signature: sign(body), body })).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    expect(await world.read(`orders/alv_${id}`)).toBeNull();
    world.db.beforeCommit = null;
    expect(await receiver.receive({ signature: sign(body), body })).toMatchObject({ status: 200 });
    expect(await world.read(`orders/alv_${id}`)).not.toBeNull();
  });
});
