import {
  recordOf,
  rowsOf,
  startTestPos,
  TEST_NOW,
  walkCustomers,
  walkOrders,
} from '../test-client';
import type { TestPos } from '../test-client';
import { scalarText } from '../world/json';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

let pos: TestPos;
beforeAll(async () => {
  pos = await startTestPos({ customers: 230, orders: 900 });
});
beforeEach(() => pos.simulator.reset());
afterAll(() => pos.stop());

const cents = (value: unknown) => Math.round(Number(value) * 100);

describe('the truth', () => {
  it('agrees with what the API shows', async () => {
    await pos.control('POST', '/trickle/step', { count: 60 });
    const token = await pos.logIn();
    expect(token).not.toBe('');
    const { counts, perDay, perCustomer = [] } = pos.simulator.truth({ customers: true });
    const orders = await walkOrders(pos);
    const counted = orders.filter(
      (row) =>
        row['void'] === false &&
        row['cancel'] === false &&
        (row['complete'] === true || (row['status'] === 'ready' && row['paid_in_full'] === true)),
    );
    expect(counts).toMatchObject({
      orders: orders.length,
      countedOrders: counted.length,
      countedCents: counted.reduce((sum, row) => sum + cents(row['total']), 0),
      customers: (await walkCustomers(pos)).length,
    });
    const bought = new Map<string, number>();
    for (const row of counted)
      bought.set(
        String(row['id_customer']),
        (bought.get(String(row['id_customer'])) ?? 0) + cents(row['total']),
      );
    for (const one of perCustomer) expect(one.countedCents).toBe(bought.get(one.id_customer) ?? 0);
    const zones: Record<string, string> = { 1000: 'America/New_York', 1001: 'America/Chicago' };
    const days: Record<string, number> = {};
    for (const row of orders) {
      const location = String(row['id_location']);
      const day = new Date(String(row['date_created'])).toLocaleDateString('sv-SE', {
        timeZone: zones[location] ?? 'UTC',
      });
      days[`${location}/${day}`] = (days[`${location}/${day}`] ?? 0) + 1;
    }
    expect(
      Object.fromEntries(Object.entries(perDay).map(([key, { orders: count }]) => [key, count])),
    ).toEqual(days);
  });

  it('knows the stock of sellable rows', async () => {
    const stock: Record<string, number> = {};
    for (const row of rowsOf(await pos.ask('/inventory/search', { query: '' }))) {
      const id = String(row['id_item']);
      stock[id] =
        (stock[id] ?? 0) + (row['area_type'] === 'Damaged' ? 0 : Number(row['available']));
    }
    expect(pos.simulator.truth().stockByItem).toEqual(stock);
  });

  it('takes rates and drop-outs from the process: nobody buys after dropping out', () => {
    const { perCustomer = [] } = pos.simulator.truth({ customers: true });
    const gone = perCustomer.filter((one) => one.droppedOutAt !== null && one.lastOrderAt !== null);
    expect(gone.length).toBeGreaterThan(50);
    expect(gone.filter((one) => (one.lastOrderAt ?? '') > (one.droppedOutAt ?? ''))).toEqual([]);
  });

  it('names the segment of each customer at its own instant', async () => {
    const { row } = pos.simulator.orders.place({ id_customer: '10001', totalCents: 60_000 });
    const placed = Date.parse(scalarText(row['date_created']));
    const at = (days: number) => ({
      at: { 10001: new Date(placed + days * 86_400_000).toISOString() },
    });
    const segment = async (days: number) =>
      (await pos.control('POST', '/truth/segments', at(days))).json;
    expect(await segment(59.9)).toEqual({ 10001: 'slipping' });
    expect(await segment(60)).toEqual({ 10001: 'at_risk' });
    expect(await segment(90)).toEqual({ 10001: 'churned' });
  });

  it('sees a void on an old order that leaves date_created alone', () => {
    const before = pos.simulator.truth().counts;
    const { id } = pos.simulator.orders.place({
      id_customer: null,
      totalCents: 1_000,
      date_created: '2025-12-15T15:00:00Z',
    });
    expect(pos.simulator.truth().counts.countedCents).toBe(before.countedCents + 1_000);
    const voided = pos.simulator.orders.change(id, { status: 'voided' }).row;
    expect(voided).toMatchObject({
      date_created: '2025-12-15T15:00:00.000Z',
      void: true,
      status: 'voided',
    });
    expect(Date.parse(scalarText(voided['date_updated']))).toBeGreaterThanOrEqual(
      TEST_NOW.getTime(),
    );
    expect(pos.simulator.truth().counts).toMatchObject({
      countedCents: before.countedCents,
      orders: before.orders + 1,
    });
  });

  it('follows raw fields that are laid over a row', async () => {
    const { id } = pos.simulator.orders.place({ id_customer: null, totalCents: 1_000 });
    const unknown = {
      status: null,
      id_status: null,
      complete: false,
      verified: false,
      packed: false,
    };
    await pos.control('PATCH', `/orders/${id}`, { set: unknown });
    expect(pos.simulator.truth().counts.ordersByStatus['unknown']).toBe(1);
    await pos.control('PATCH', `/orders/${id}`, {
      set: { ...unknown, complete: true, status: 'pending' },
    });
    expect(pos.simulator.truth().counts.ordersByStatus['unknown']).toBeUndefined();
    await pos.control('PATCH', `/orders/${id}`, { set: { total: null } });
    expect(pos.simulator.truth().counts.unreadableOrders).toBe(1);
  });
});

describe('the control API', () => {
  it('places, changes and removes orders', async () => {
    const placed = await pos.control('POST', '/orders', {
      id_customer: '10001',
      lines: [{ id_item: 1000, quantity: 2, unitCents: 1_000 }],
    });
    expect(placed.json).toMatchObject({
      id_customer: 10_001,
      status: 'completed',
      items: [{ id_inventory_item: 1000 }, { id_inventory_item: 1000 }],
    });
    const { id_order: idOrder, total } = recordOf(placed.json);
    const id = String(idOrder);
    expect(Number(total)).toBe(22.6);
    expect(
      (await pos.control('PATCH', `/orders/${id}`, { status: 'cancelled' })).json,
    ).toMatchObject({ status: 'cancelled', cancel: true });
    await pos.control('DELETE', `/orders/${id}`);
    expect((await pos.ask(`/order/${id}`, undefined, { token: await pos.logIn() })).status).toBe(
      404,
    );
    expect((await pos.control('POST', '/orders', { id_customer: 'random' })).status).toBe(200);
    expect((await pos.control('POST', '/orders', { id_customer: null })).json).toMatchObject({
      name_first: null,
    });
  });

  it('takes what is sold off the shelf', async () => {
    const row = rowsOf(await pos.ask('/inventory/search', { query: '' })).find(
      (one) => Number(one['available']) > 5 && one['area_type'] === 'Retail',
    );
    const id = String(row?.['id_item']);
    const before = pos.simulator.truth().stockByItem[id] ?? 0;
    await pos.control('POST', '/orders', {
      id_customer: null,
      id_location: row?.['id_location'],
      lines: [{ id_item: id, quantity: 3 }],
    });
    expect(pos.simulator.truth().stockByItem[id]).toBe(before - 3);
  });

  it('changes, adds and deletes customers', async () => {
    expect(
      (await pos.control('PATCH', '/customers/10001', { fields: { email: 'new@example.test' } }))
        .json,
    ).toMatchObject({ email: 'new@example.test' });
    expect(
      (await pos.control('POST', '/customers', { fields: { name_first: 'Robin' } })).json,
    ).toMatchObject({ id_customer: 10_230, name_first: 'Robin' });
    await pos.control('DELETE', '/customers/10001');
    expect(pos.simulator.truth().counts.customers).toBe(230);
    expect((await pos.control('PATCH', '/customers/10001', { fields: {} })).status).toBe(404);
  });

  it('changes stock and prices, and deletes products', async () => {
    await pos.control('POST', '/stock', { id_item: 1000, available: 77 });
    await pos.control('PATCH', '/products/1000', { priceCents: 1_234 });
    const [row] = rowsOf(await pos.ask('/inventory/search', { query: '' }));
    expect(row).toMatchObject({ id_item: 1000, available: 77, price_retail_adult_use: 12.34 });
    await pos.control('DELETE', '/products/1000');
    expect(pos.simulator.truth().counts.products).toBe(373);
  });

  it('moves, stops and restarts the clock', async () => {
    await pos.control('POST', '/clock', { set: '2026-03-01T00:00:00Z', freeze: true });
    expect((await pos.control('POST', '/clock', { advanceMs: 5_000 })).json).toEqual({
      now: '2026-03-01T00:00:05.000Z',
      frozen: true,
    });
    const { headers } = await pos.ask('/location');
    expect(headers.get('date')).toBe('Sun, 01 Mar 2026 00:00:05 GMT');
  });

  it('keeps a journal without passwords', async () => {
    await pos.logIn();
    await pos.ask('/customer/search', { page: 1, pageSize: 7 });
    const { json } = await pos.control('GET', '/journal');
    expect(json).toMatchObject([
      { seq: expect.any(Number), method: 'POST', path: '/auth', body: null, status: 200 },
      { method: 'POST', path: '/customer/search', body: { page: 1, pageSize: 7 }, rows: 7 },
    ]);
    expect((await pos.control('GET', '/journal/counts')).json).toEqual({
      total: 2,
      logins: 1,
      byRoute: { 'POST /auth': 1, 'POST /customer/search': 1 },
    });
    await pos.control('DELETE', '/journal');
    expect(pos.simulator.journal()).toEqual([]);
  });

  it('explains bad input in one sentence', async () => {
    expect(await pos.control('POST', '/orders', { id_customer: '1' })).toMatchObject({
      status: 404,
      json: { error: 'There is no customer 1.' },
    });
    expect((await pos.control('POST', '/orders', { colour: 'red' })).status).toBe(400);
    expect((await pos.control('GET', '/weather')).status).toBe(404);
    expect((await pos.control('PATCH', '/variants', { ordersEnvelope: 'box' })).status).toBe(400);
  });
});

describe('the trickle', () => {
  it('makes sales, opens orders and completes them', () => {
    const before = pos.simulator.truth().counts;
    pos.simulator.trickle.step(200);
    const after = pos.simulator.truth().counts;
    expect(after.orders).toBeGreaterThan(before.orders + 100);
    expect(after.countedOrders).toBeGreaterThan(before.countedOrders + 100);
  });

  it('refuses more than two sales a second', async () => {
    expect((await pos.control('POST', '/trickle/start', { perMinute: 121 })).status).toBe(400);
    expect((await pos.control('POST', '/trickle/start', { perMinute: 120 })).json).toEqual({
      perMinute: 120,
    });
    await pos.control('POST', '/trickle/stop');
    expect(pos.simulator.trickle.perMinute()).toBe(0);
  });
});
