import { getApp } from 'firebase-admin/app';
import { getFirestore, type CollectionReference } from 'firebase-admin/firestore';
import { TEST_PROJECT } from '../testing/emulator-database';
import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';
import { recordPaths } from '../testing/watched-database';

/** What every credential in a simulated location payload begins with. */
const SENTINEL = 'SIMULATED-SECRET';

let world: SimulatedOrg;
afterEach(() => world.stop());

const orderPath = (id: string): string => `orders/alv_${id}`;

describe('(a) an empty object as the customer list of an org that has customers', () => {
  it('deletes nothing, and the run is flagged', async () => {
    world = await startSimulatedOrg({ customers: 30, orders: 60 });
    await world.run();
    const before = await world.documents('customer');
    world.db.forget();
    world.simulator.addFault({
      match: { path: '/customer/search' },
      fault: { kind: 'body', body: {} },
    });
    const { outcome, run } = await world.run();
    expect(outcome).toBe('partial');
    expect(run.reports.customers).toMatchObject({
      state: 'held',
      error: 'The POS returned no customers where 30 are known; nothing was deleted.',
    });
    expect(run.reports.orders?.state).toBe('complete');
    expect(recordPaths(world.db.written)).toStrictEqual([]);
    expect((await world.documents('customer')).map(({ data }) => data)).toStrictEqual(
      before.map(({ data }) => data),
    );
    expect((await world.documents('hold')).map(({ data }) => data)).toMatchObject([
      { reason: 'empty_walk', expected: 30, seen: 0, state: 'open' },
    ]);
    expect(await world.read('status/sync')).toMatchObject({
      lastRunState: 'partial',
      attention: { holds: 1 },
    });
  });
});

describe('(b) an order with a null total', () => {
  it('is asked for by id, set aside, and released when it becomes valid, while the rest goes on', async () => {
    world = await startSimulatedOrg({ customers: 30, orders: 60 });
    const { id } = world.simulator.orders.place({ id_customer: 'random' });
    world.simulator.orders.change(id, { set: { total: null } });
    const first = await world.run();
    expect(first.outcome).toBe('succeeded');
    expect(first.run.reports.orders?.counts).toMatchObject({
      fetched: 61,
      created: 60,
      quarantined: 1,
    });
    expect(world.simulator.journal().filter(({ path }) => path === `/order/${id}`)).toHaveLength(1);
    expect(await world.read(orderPath(id))).toBeNull();
    expect(await world.read(`quarantine/orders-${id}`)).toMatchObject({
      state: 'waiting',
      reasons: ['total: is missing'],
    });
    expect(await world.read('status/sync')).toMatchObject({ attention: { quarantined: 1 } });

    world.simulator.orders.change(id, { set: { total: 12.34 } });
    const second = await world.run();
    expect(second.run.reports.orders?.counts).toMatchObject({ created: 1, quarantined: 0 });
    expect(await world.read(orderPath(id))).toMatchObject({ totals: { totalCents: 1_234 } });
    expect(await world.documents('quarantine')).toStrictEqual([]);
    expect(await world.read('status/sync')).toMatchObject({ attention: { quarantined: 0 } });
  });

  it('is stored at once when only the list left the total out', async () => {
    world = await startSimulatedOrg({ customers: 30, orders: 60 });
    const { id } = world.simulator.orders.place({ id_customer: 'random', totalCents: 4_321 });
    world.simulator.orders.change(id, { set: { total: null }, listOnly: true });
    const { run } = await world.run();
    expect(run.reports.orders?.counts).toMatchObject({ created: 61, quarantined: 0 });
    expect(await world.read(orderPath(id))).toMatchObject({ totals: { totalCents: 4_321 } });
  });
});

describe('(c) a status nobody knows', () => {
  it('is stored as unknown with the raw text, and the order does not count', async () => {
    world = await startSimulatedOrg({ customers: 30, orders: 60 });
    const { id } = world.simulator.orders.place({ id_customer: 'random' });
    const flags = {
      complete: false,
      void: false,
      cancel: false,
      packed: false,
      verified: false,
      id_status: 77,
    };
    world.simulator.orders.change(id, { set: { status: 'in_orbit', ...flags } });
    const { outcome, run } = await world.run();
    expect(outcome).toBe('succeeded');
    expect(run.reports.orders?.counts).toMatchObject({
      unknownStatus: 1,
      quarantined: 0,
      created: 61,
    });
    expect(await world.read(orderPath(id))).toMatchObject({
      status: 'unknown',
      rawStatus: 'in_orbit',
      counted: false,
    });
  });
});

describe('(d) the same page served twice', () => {
  it('is asked for once more, fails the stream, loses nothing, and the next run heals it', async () => {
    world = await startSimulatedOrg({ customers: 250, orders: 60 });
    world.simulator.addFault({
      match: { path: '/customer/search' },
      fault: { kind: 'page_ignored' },
    });
    const first = await world.run();
    expect(first.outcome).toBe('partial');
    expect(first.run.reports.customers).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('repeats the page before it'),
    });
    expect(first.run.reports.orders?.state).toBe('complete');
    const pages = world.simulator
      .journal()
      .filter(
        ({ path, query, body }) =>
          path === '/customer/search' && JSON.stringify({ query, body }).includes('2'),
      );
    expect(pages.length).toBeGreaterThanOrEqual(2);

    world.simulator.clearFaults();
    const second = await world.run();
    expect(second.outcome).toBe('succeeded');
    const customers = await world.documents('customer');
    expect(customers).toHaveLength(world.simulator.truth().counts.customers);
    expect(
      customers.filter(({ data }) => JSON.stringify(data).includes('"stub":true')),
    ).toStrictEqual([]);
  });

  it('does no harm when it happens once', async () => {
    world = await startSimulatedOrg({ customers: 250, orders: 60 });
    world.simulator.addFault({
      match: { path: '/customer/search', nth: 2 },
      fault: { kind: 'page_repeated' },
    });
    const { outcome } = await world.run();
    expect(outcome).toBe('succeeded');
    expect(await world.documents('customer')).toHaveLength(250);
  });
});

describe('(e) an id above 2^53 as a JSON number', () => {
  it('is stored with its exact digits', async () => {
    world = await startSimulatedOrg({ customers: 30, orders: 60 });
    const ids = ['9007199254740993', '9007199254740995'];
    for (const id of ids) world.simulator.orders.place({ id_customer: null, id_order: id });
    world.simulator.customers.add({ id_customer: '9007199254740997', fields: {} });
    const { outcome } = await world.run();
    expect(outcome).toBe('succeeded');
    for (const id of ids)
      expect(await world.read(orderPath(id))).toMatchObject({ source: { externalId: id } });
    expect(await world.read('customers/alv_9007199254740997')).toMatchObject({
      source: { externalId: '9007199254740997' },
    });
    const again = await world.run();
    expect(again.run.reports.orders?.counts).toMatchObject({ created: 0, updated: 0 });
  });
});

describe('credentials in location payloads', () => {
  it('are nowhere in Firestore', async () => {
    world = await startSimulatedOrg({ customers: 10, orders: 20 });
    const { username, password, pin } = world.simulator.options;
    const login = await fetch(`${world.org.pos.baseUrl}/auth`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password, pin }),
    });
    const { token } = Object(await login.json());
    const answer = await fetch(`${world.org.pos.baseUrl}/location`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.text()).toContain(SENTINEL);

    await world.run();
    await world.drain();
    const dump = await dumpOrg(world.orgId);
    expect(dump.length).toBeGreaterThan(30);
    expect(dump.filter((text) => text.includes(SENTINEL))).toStrictEqual([]);
    expect(dump.filter((text) => text.includes(password) || text.includes(token))).toStrictEqual(
      [],
    );
    expect(dump.filter((text) => text.includes('sealed'))).toHaveLength(2);
  });
});

/** Every document below an organisation as text, found by walking the real database and not by any list of ours. */
async function dumpOrg(orgId: string): Promise<string[]> {
  const firestore = getFirestore(getApp(TEST_PROJECT));
  const dumpCollection = async (collection: CollectionReference): Promise<string[]> => {
    const documents = await collection.get();
    const below = await Promise.all(
      documents.docs.map(async ({ ref }) =>
        (await Promise.all((await ref.listCollections()).map(dumpCollection))).flat(),
      ),
    );
    return [
      ...documents.docs.map((document) =>
        JSON.stringify({ path: document.ref.path, ...document.data() }),
      ),
      ...below.flat(),
    ];
  };
  const org = firestore.doc(`orgs/${orgId}`);
  const collections = await org.listCollections();
  const below = await Promise.all(collections.map(dumpCollection));
  return [JSON.stringify((await org.get()).data()), ...below.flat()];
}
