import { recordOf, recordsIn, rowsOf, startTestPos, walkOrders } from '../test-client';
import type { TestPos } from '../test-client';
import { SECRET_SENTINEL } from './location-row';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

let pos: TestPos;
beforeEach(async () => {
  pos = await startTestPos({ customers: 230, orders: 900 });
});
afterEach(() => pos.stop());

const credentials = {
  username: 'integration@example.test',
  password: 'not-a-real-password',
  pin: '0000',
};

describe('logging in', () => {
  it('accepts JSON credentials with a pin and answers a token that says when it ends', async () => {
    const { status, json } = await pos.ask('/auth', credentials);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id_company: 77,
      company: 'Maple Street Dispensary LLC',
      username: credentials.username,
    });
    const payload = (await pos.logIn()).split('.')[1] ?? '';
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({ life: 86_400, exp: expect.any(Number) });
  });

  it('accepts HTTP Basic without a pin', async () => {
    const basic = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    const response = await fetch(`${pos.url}/auth`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ token: expect.any(String) });
  });

  it.each([
    { ...credentials, pin: '9999' },
    { ...credentials, password: 'x' },
    { username: credentials.username },
    {},
  ])('refuses %j with 401 and counts the attempt', async (body) => {
    const before = pos.simulator.journalCounts().logins;
    expect((await pos.ask('/auth', body)).status).toBe(401);
    expect(pos.simulator.journalCounts().logins).toBe(before + 1);
  });

  it('ends tokens by the virtual clock, exp told or not', async () => {
    pos.simulator.setVariants({ tokenLifeSeconds: 60, tokenExp: false });
    const token = await pos.logIn();
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('exp');
    expect((await pos.ask('/location', undefined, { token })).status).toBe(200);
    pos.simulator.clock.change({ advanceMs: 61_000 });
    expect((await pos.ask('/location', undefined, { token })).status).toBe(401);
  });

  it('ends every token when they are revoked', async () => {
    pos.simulator.revokeTokens();
    expect((await pos.ask('/location')).status).toBe(401);
    expect((await pos.ask('/location', undefined, { token: await pos.logIn() })).status).toBe(200);
  });

  it('refuses a garbled token', async () => {
    expect((await pos.ask('/location', undefined, { token: 'a.b.c' })).status).toBe(401);
  });
});

describe('locations', () => {
  it('shows two stores in two zones with secret-looking fields', async () => {
    const { json, headers } = await pos.ask('/location');
    expect(json).toMatchObject([
      {
        id_location: 1000,
        timezone: 'America/New_York',
        active: true,
        metrc_system_api_key: `${SECRET_SENTINEL}-metrc-1000`,
      },
      { id_location: 1001, timezone: 'America/Chicago', active: true },
    ]);
    expect(headers.get('date')).toBe(
      new Date(Math.floor(Date.parse(headers.get('date') ?? ''))).toUTCString(),
    );
    expect(headers.get('date')).toContain('31 Jan 2026');
  });
});

describe('customers', () => {
  it('pages an object with numeric keys and ends with {}', async () => {
    const { json } = await pos.ask('/customer/search', { page: 3, pageSize: 100 });
    expect(Object.keys(json ?? {})).toHaveLength(30);
    expect(json).toMatchObject({ 0: { id_customer: 10_200 } });
    expect((await pos.ask('/customer/search', { page: 4, pageSize: 100 })).text).toBe('{}');
  });

  it.each([{}, { page: 1 }, { pageSize: 100 }, { page: 0, pageSize: 100 }])(
    'refuses %j with 400',
    async (body) => {
      expect((await pos.ask('/customer/search', body)).status).toBe(400);
    },
  );

  it.each([
    { form: 'array' as const, read: (json: unknown) => json },
    {
      form: 'customers' as const,
      read: (json: unknown) => recordOf(json)['customers'],
    },
    { form: 'data' as const, read: (json: unknown) => recordOf(json)['data'] },
  ])('answers the envelope $form when asked to', async ({ form, read }) => {
    pos.simulator.setVariants({ customersEnvelope: form });
    const { json } = await pos.ask('/customer/search', { page: 1, pageSize: 5 });
    expect(read(json)).toHaveLength(5);
  });

  it('puts total_rows beside the numeric keys, and ids as text, when asked to', async () => {
    pos.simulator.setVariants({
      customersTotalRows: true,
      idsAsStrings: true,
      customersDateUpdated: true,
    });
    const { json } = await pos.ask('/customer/search', { page: 1, pageSize: 2 });
    expect(json).toMatchObject({
      total_rows: 230,
      0: { id_customer: '10000', date_updated: expect.any(String) },
    });
  });

  it('never serves more than 100 at once', async () => {
    expect(rowsOf(await pos.ask('/customer/search', { page: 1, pageSize: 500 }))).toHaveLength(100);
  });

  it('creates a customer with the given fields', async () => {
    const { json } = await pos.ask('/customer', {
      name_first: 'Robin',
      name_last: 'Sample',
      phone: '3155550123',
    });
    expect(json).toMatchObject({
      id_customer: 10_230,
      customer_name: 'Robin Sample',
      phone: '3155550123',
    });
  });
});

describe('orders', () => {
  it('come newest first and only from the last 30 days when no dates are given', async () => {
    const rows = rowsOf(await pos.ask('/order?page=1&pageSize=100'));
    const created = rows.map((row) => String(row['date_created']));
    expect(created).toEqual(created.toSorted().toReversed());
    const all = await walkOrders(pos, '2026-01-01', '2026-02-01');
    expect(all.length).toBeLessThan(900);
    expect(rows.length).toBe(Math.min(100, all.length));
  });

  it('are cut by days of their own store, both ends included', async () => {
    pos.simulator.orders.place({
      id_customer: null,
      id_location: '1000',
      date_created: '2026-01-10T04:30:00Z',
      id_order: '900001',
    });
    pos.simulator.orders.place({
      id_customer: null,
      id_location: '1001',
      date_created: '2026-01-10T05:30:00Z',
      id_order: '900002',
    });
    const ids = async (day: string) =>
      (await walkOrders(pos, day, day)).map((row) => row['id_order']);
    expect(await ids('2026-01-09')).toEqual(expect.arrayContaining([900_001, 900_002]));
    expect(await ids('2026-01-10')).not.toContain(900_001);
    pos.simulator.setVariants({ ordersZone: 'utc' });
    expect(await ids('2026-01-10')).toEqual(expect.arrayContaining([900_001, 900_002]));
  });

  it('are filtered by their last change when asked to', async () => {
    const { id } = pos.simulator.orders.place({
      id_customer: null,
      date_created: '2025-12-10T15:00:00Z',
      id_order: '900003',
    });
    pos.simulator.orders.change(id, { status: 'voided' });
    const ids = async () =>
      (await walkOrders(pos, '2026-01-31', '2026-01-31')).map((one) => one['id_order']);
    expect(await ids()).not.toContain(900_003);
    pos.simulator.setVariants({ ordersDateField: 'date_updated' });
    expect(await ids()).toContain(900_003);
  });

  it('have one line per unit, line ids unique over all orders, and money that adds up to the cent', async () => {
    const orders = await walkOrders(pos);
    const lines = orders.flatMap((row) => recordsIn(row['items']));
    expect(new Set(lines.map((line) => line['id_item'])).size).toBe(lines.length);
    expect(lines.every((line) => line['quantity'] === 1)).toBe(true);
    for (const row of orders) {
      const cents = (field: string) => Math.round(Number(row[field]) * 100);
      const units = recordsIn(row['items']).reduce(
        (sum, line) => sum + Math.round(Number(line['price']) * 100),
        0,
      );
      expect(cents('subtotal')).toBe(units);
      expect(cents('total')).toBe(cents('subtotal') - cents('discount') + cents('tax'));
      expect(String(row['date_updated']) >= String(row['date_created'])).toBe(true);
    }
    const kinds = new Set(orders.map((row) => typeof row['total']));
    expect(kinds).toEqual(new Set(['string', 'number']));
  });

  it('can be asked for by id, and are 404 otherwise', async () => {
    const [first] = rowsOf(await pos.ask('/order'));
    expect((await pos.ask(`/order/${String(first?.['id_order'])}`)).json).toEqual(first);
    expect((await pos.ask('/order/1')).status).toBe(404);
  });

  it('take other shapes when asked to', async () => {
    pos.simulator.setVariants({
      ordersEnvelope: 'results',
      orderItemsInList: false,
      orderAmounts: 'strings',
      orderDates: 'naive',
      orderCustomer: 'nested',
    });
    const { json } = await pos.ask('/order');
    const [row] = recordsIn(recordOf(json)['results']);
    expect(row).not.toHaveProperty('items');
    expect(row).not.toHaveProperty('name_first');
    expect(row?.['total']).toMatch(/^\d+\.\d\d$/);
    expect(row?.['date_created']).toMatch(/\.\d{3}$/);
  });

  it('keep every digit of an id above 2^53', async () => {
    pos.simulator.customers.add({ id_customer: '9007199254740995' });
    pos.simulator.orders.place({ id_customer: '9007199254740995', id_order: '9007199254740993' });
    const { text } = await pos.ask('/order/9007199254740993');
    expect(text).toContain('"id_order":9007199254740993,');
    expect(text).toContain('"id_customer":9007199254740995,');
  });

  it('are created, filled, repriced and discounted by a shop integration', async () => {
    const created = await pos.ask('/order', {
      id_customer: 10_000,
      id_location: 1000,
      type: 'pickup',
      id_external: 'web-1',
    });
    expect(created.json).toMatchObject({
      status: 'pending',
      id_status: 1,
      id_external: 'web-1',
      total: expect.anything(),
    });
    const path = `/order/${String(recordOf(created.json)['id_order'])}`;
    const added = await pos.ask(`${path}/item`, { id_batch: 1600, id_area: 1000, qty: 2 });
    const items = recordsIn(recordOf(added.json)['items']).map((line) => Number(line['id_item']));
    expect(items).toHaveLength(2);
    await pos.ask(
      `${path}/item/${items[0]}`,
      { price_override: 10, price_override_reason: 'test' },
      { method: 'PUT' },
    );
    await pos.ask(`${path}/item/${items[1]}`, { price_override: 30 }, { method: 'PUT' });
    expect(Number(recordOf((await pos.ask(path)).json)['total'])).toBe(45.2);
    await pos.ask(`${path}/discount`, { id_discount: 3001 });
    expect(Number(recordOf((await pos.ask(path)).json)['total'])).toBe(36.16);
    expect((await pos.ask('/order', { id_customer: null, id_location: 1000 })).status).toBe(400);
  });
});

describe('what does not exist', () => {
  it.each([
    '/customers',
    '/orders',
    '/customer/list',
    '/users',
    '/members',
    '/reports/sales',
    '/products',
    '/menu',
    '/loyalty',
    '/locations/1000/customers',
    '/locations/1000/orders',
    '/pos/orders',
    '/login',
    '/auth/login',
    '/customer/10000',
  ])('answers 404 JSON on GET %s', async (path) => {
    const { status, json } = await pos.ask(path);
    expect(status).toBe(404);
    expect(json).toMatchObject({ message: expect.any(String) });
  });

  it.each([
    '/order/search',
    '/orders/search',
    '/transaction/search',
    '/customer/10000/loyalty',
    '/customer/10000/credit',
  ])('answers 404 on POST %s', async (path) => {
    expect((await pos.ask(path, {})).status).toBe(404);
  });
});

it('forbids discounts when the role lacks the right', async () => {
  expect((await pos.ask('/discount')).json).toHaveLength(2);
  pos.simulator.setVariants({ discountsAllowed: false });
  expect((await pos.ask('/discount')).status).toBe(403);
});
