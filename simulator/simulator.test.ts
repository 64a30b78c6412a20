import { BadOptionError } from './options';
import { createSimulator } from './simulator';
import { TEST_NOW, startTestPos, walkCustomers, walkOrders, rowsOf } from './test-client';
import type { TestPos } from './test-client';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

type Row = Record<string, unknown>;

function share(rows: readonly Row[], test: (row: Row) => boolean): number {
  return rows.filter(test).length / rows.length;
}

const SMALL = { now: TEST_NOW, customers: 300, orders: 1_200 };

describe('the default world', () => {
  let pos: TestPos;
  let customers: Row[];
  let orders: Row[];
  beforeAll(async () => {
    pos = await startTestPos();
    customers = await walkCustomers(pos);
    orders = await walkOrders(pos);
  });
  afterAll(() => pos.stop());

  it('has 2,527 customers, 10,000 orders and 395 stock rows of 374 products', async () => {
    const stock = rowsOf(await pos.ask('/inventory/search', { query: '' }));
    expect(new Set(customers.map((row) => row['id_customer'])).size).toBe(2_527);
    expect(new Set(orders.map((row) => row['id_order'])).size).toBe(10_000);
    expect(stock).toHaveLength(395);
    expect(new Set(stock.map((row) => row['id_item'])).size).toBe(374);
  });

  it('lies within 18 months before its instant', async () => {
    const instants = orders.map((row) => Date.parse(String(row['date_created'])));
    expect(Math.max(...instants)).toBeLessThanOrEqual(TEST_NOW.getTime());
    expect(Math.min(...instants)).toBeGreaterThan(Date.parse('2024-07-31T00:00:00Z'));
  });

  it('has people in every segment', () => {
    const { segments } = pos.simulator.truth();
    expect(Object.keys(segments).toSorted()).toEqual([
      'at_risk',
      'churned',
      'frequent',
      'high_value',
      'loyal',
      'new',
      'slipping',
      'vip',
    ]);
    expect(Math.min(...Object.values(segments))).toBeGreaterThan(5);
  });

  it('has contact data for about 4 %, guests 6 %, anonymous orders 15 %, and 80 % of orders without e-mail', async () => {
    expect(share(customers, (row) => row['email'] !== null || row['phone'] !== null)).toBeCloseTo(
      0.04,
      2,
    );
    expect(share(customers, (row) => row['name_first'] === 'Guest')).toBeCloseTo(0.06, 3);
    expect(
      share(orders, (row) => row['id_customer'] === null || row['id_customer'] === 0),
    ).toBeCloseTo(0.15, 2);
    expect(share(orders, (row) => row['email'] === null)).toBeGreaterThan(0.8);
    const emails = customers.map((row) => row['email']).filter((email) => email !== null);
    expect(new Set(emails).size).toBeLessThan(emails.length);
    expect(
      emails.every((email) => typeof email === 'string' && email.endsWith('@example.test')),
    ).toBe(true);
  });

  it('sells about three quarters at the main store', async () => {
    const main = orders.filter((row) => row['id_location'] === 1000).length;
    expect(main / orders.length).toBeCloseTo(0.75, 1);
  });

  it('leaves no order open for more than three days', async () => {
    const old = orders.filter(
      (row) => Date.parse(String(row['date_created'])) < TEST_NOW.getTime() - 3 * 86_400_000,
    );
    const open = old.filter(
      (row) => row['complete'] === false && row['cancel'] === false && row['void'] === false,
    );
    expect(open).toEqual([]);
  });
});

describe('determinism', () => {
  it('gives the same data for the same seed and other data for another', () => {
    const digest = createSimulator(SMALL).digest();
    expect(createSimulator(SMALL).digest()).toBe(digest);
    expect(createSimulator({ ...SMALL, seed: 2 }).digest()).not.toBe(digest);
  });

  it('plays the same trickle for the same seed', () => {
    const digests = [1, 2].map(() => {
      const simulator = createSimulator(SMALL);
      simulator.clock.change({ freeze: true, set: TEST_NOW.toISOString() });
      simulator.trickle.step(50);
      return simulator.digest();
    });
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(createSimulator(SMALL).digest());
  });

  it('is as at the start after a reset', () => {
    const simulator = createSimulator(SMALL);
    const before = simulator.digest();
    simulator.orders.place({ id_customer: null });
    simulator.setVariants({ ordersEnvelope: 'orders' });
    expect(simulator.digest()).not.toBe(before);
    simulator.reset();
    expect(simulator.digest()).toBe(before);
    expect(simulator.variants().ordersEnvelope).toBe('array');
  });
});

describe('sizes', () => {
  it.each([
    { customers: 0, orders: 50 },
    { customers: 1, orders: 1_000 },
    { customers: 1_000, orders: 10 },
    { customers: 300, orders: 0 },
    { customers: 777, orders: 3_333, profile: 'seasonal' as const },
    { customers: 100, orders: 500, products: 5, stockRows: 9, locations: 7 },
  ])('gives exactly the counts asked for: %j', (options) => {
    const { counts } = createSimulator({ now: TEST_NOW, ...options }).truth();
    expect(counts).toMatchObject({ customers: options.customers, orders: options.orders });
  });

  it('holds 100,000 customers and 400,000 orders', () => {
    const simulator = createSimulator({ now: TEST_NOW, customers: 100_000, orders: 400_000 });
    const { counts } = simulator.truth();
    expect(counts).toMatchObject({ customers: 100_000, orders: 400_000 });
  });

  it.each([
    { customers: -1 },
    { orders: 1.5 },
    { locations: 0 },
    { products: 10, stockRows: 21 },
    { port: 70_000 },
  ])('refuses %j with one sentence', (options) => {
    expect(() => createSimulator(options)).toThrow(BadOptionError);
  });

  it('says so when its port is taken', async () => {
    const first = await startTestPos({ customers: 1, orders: 1 });
    const port = Number(new URL(first.url).port);
    const second = createSimulator({ port, customers: 1, orders: 1 });
    await expect(second.start()).rejects.toThrow(
      `Port ${port} is taken; choose another with --port.`,
    );
    await first.stop();
  });
});
