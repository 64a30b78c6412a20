import { PosError } from '../pos/errors';
import { hintWrite } from '../store/hints';
import { LEASE_MS } from '../store/stream-lease';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

const one = () => onePageEach([makeCustomer(1, AT), makeOrder(1, AT), makeProduct(1, AT)]);

function pass(world: RunWorld, ms: number): void {
  world.now = new Date(world.now.getTime() + ms);
  world.script.now = new Date(world.script.now.getTime() + ms);
  world.db.advance(ms);
}

describe('a run whose POS fails before the first stream', () => {
  it.each(['transient', 'contract', 'refused'] as const)('ends as failed (%s)', async (kind) => {
    const world = await createRunWorld(one());
    world.script.listLocations = () => {
      throw new PosError(kind, 'GET /location answered 503');
    };
    expect(await world.run('r1')).toBe('failed');
    const { reports, error } = world.readRun('r1');
    expect(error).toContain('GET /location answered 503');
    expect(Object.values(reports).map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
    expect(world.document('status/sync')).toMatchObject({
      lastSuccessAt: null,
      lastRunState: 'failed',
    });
  });

  it('does not believe that a company has no location', async () => {
    const world = await createRunWorld(one());
    await world.run('r1');
    world.script.locations = [];
    expect(await world.run('r2')).toBe('failed');
    expect(world.db.dump().get('orgs/maple')).toMatchObject({
      pos: { locations: [{ id: '1000' }] },
    });
  });
});

const everyone = (world: RunWorld): string[] => world.db.pathsUnder('orgs/maple/changes/everyone-');

describe('a run that finds a store in another time zone', () => {
  it('has every customer computed anew, once', async () => {
    const world = await createRunWorld(one());
    await world.run('r1');
    expect(everyone(world)).toHaveLength(0);
    world.script.locations = world.script.locations.map((location) => ({
      ...location,
      timezone: 'America/Denver',
    }));
    await world.run('r2');
    await world.run('r3');
    expect(world.db.dump().get('orgs/maple')).toMatchObject({
      pos: { locations: [{ id: '1000', timezone: 'America/Denver' }] },
    });
    expect(everyone(world)).toHaveLength(1);
  });

  it('has nobody computed for a store that is new', async () => {
    const world = await createRunWorld(one());
    await world.run('r1');
    const [first] = world.script.locations;
    world.script.locations = [
      ...world.script.locations,
      { ...first!, id: '2000', timezone: 'America/Denver' },
    ];
    await world.run('r2');
    expect(everyone(world)).toHaveLength(0);
  });
});

describe('the badge', () => {
  it('is not moved by a run that only fetches what webhooks hinted at', async () => {
    const world = await createRunWorld(one());
    world.script.beforePage = () => {
      throw new PosError('transient', 'away');
    };
    await world.run('r1');
    await world.queue('h1', { trigger: 'hint', streams: [] });
    expect(await world.deliver('h1')).toBe('succeeded');
    expect(world.document('status/sync')).toMatchObject({
      lastSuccessAt: null,
      lastRunId: 'r1',
      lastRunState: 'failed',
    });
  });
});

describe('an empty list of customers', () => {
  const known = onePageEach([makeCustomer(1, AT), makeCustomer(2, AT), makeOrder(1, AT)]);

  it('is held also when the first walk had been interrupted', async () => {
    const world = await createRunWorld({
      ...known,
      customers: known.customers?.[0]?.map((row) => [row]) ?? [],
    });
    world.script.beforePage = (stream, page) => {
      if (stream === 'customers' && page === 1) throw new PosError('transient', 'away');
    };
    await world.run('r1');
    delete world.script.beforePage;
    expect(await world.run('r2')).toBe('succeeded');
    world.script.pages = { ...known, customers: [[]] };
    expect(await world.run('r3')).toBe('partial');
    expect(world.readRun('r3').reports.customers).toMatchObject({
      state: 'held',
      error: 'The POS returned no customers where 2 are known; nothing was deleted.',
    });
    expect(world.document('holds/customers')).toMatchObject({
      state: 'open',
      expected: 2,
      seen: 0,
    });
  });

  it('answers a hint about that list, which else would ring for run after run', async () => {
    const world = await createRunWorld(known);
    await world.run('r1');
    world.script.pages = { ...known, customers: [[]] };
    await world.db.commit([
      hintWrite('maple', { stream: 'customers', externalId: null, createdAt: AT }),
    ]);
    expect(await world.run('r2')).toBe('partial');
    expect(world.db.pathsUnder('orgs/maple/hints/')).toStrictEqual([]);
  });

  it('closes its hold when the list is whole again', async () => {
    const world = await createRunWorld(known);
    await world.run('r1');
    world.script.pages = { ...known, customers: [[]] };
    await world.run('r2');
    expect(world.document('status/sync')).toMatchObject({ attention: { holds: 1 } });
    world.script.pages = known;
    expect(await world.run('r3')).toBe('succeeded');
    expect(world.document('holds/customers')).toMatchObject({ state: 'closed' });
    expect(world.document('status/sync')).toMatchObject({ attention: { holds: 0 } });
  });
});

it('holds an incremental walk that misses even the newest known order', async () => {
  const world = await createRunWorld(one());
  await world.run('r1');
  world.script.pages = { ...one(), orders: [[]] };
  expect(await world.run('r2')).toBe('partial');
  expect(world.readRun('r2').reports.orders?.state).toBe('held');
});

describe('a hint about an order', () => {
  const hint = { stream: 'orders', externalId: '1', createdAt: AT } as const;

  it('is fetched and stored though the order carries no update time', async () => {
    const undated = { ...makeOrder(1, AT), updatedAt: null };
    const world = await createRunWorld(onePageEach([makeCustomer(1, AT), undated]));
    await world.run('r1');
    pass(world, MINUTE_MS);
    const changed = {
      ...undated,
      observedAt: world.script.now,
      body: { ...undated.body, rawStatus: 'packed' },
    };
    world.script.readOne = () => ({ outcome: 'found', observation: changed });
    await world.db.commit([hintWrite('maple', hint)]);
    await world.queue('h1', { trigger: 'hint', streams: [] });
    expect(await world.deliver('h1')).toBe('succeeded');
    expect(world.document(`orders/${undated.id}`)).toMatchObject({ rawStatus: 'packed' });
    expect(world.document('hints/orders-1')).toBeUndefined();
  });

  it('stays while the POS cannot be reached', async () => {
    const world = await createRunWorld(one());
    world.script.readOne = () => {
      throw new PosError('transient', 'away');
    };
    await world.db.commit([hintWrite('maple', hint)]);
    await world.queue('h1', { trigger: 'hint', streams: [] });
    expect(await world.deliver('h1')).toBe('failed');
    expect(world.document('hints/orders-1')).toBeDefined();
  });

  it('is set aside when the POS refuses the order, and let out once the order is stored', async () => {
    const world = await createRunWorld(one());
    await world.run('r1');
    pass(world, MINUTE_MS);
    world.script.readOne = () => {
      throw new PosError('refused', 'GET /order/1 answered 200: busy');
    };
    await world.db.commit([hintWrite('maple', hint)]);
    await world.queue('h1', { trigger: 'hint', streams: [] });
    expect(await world.deliver('h1')).toBe('succeeded');
    expect(world.document('quarantine/orders-1')).toMatchObject({ state: 'waiting' });
    expect(world.document('status/sync')).toMatchObject({ attention: { quarantined: 1 } });
    pass(world, MINUTE_MS);
    const order = makeOrder(1, AT);
    const paid = {
      ...order,
      updatedAt: world.script.now,
      body: { ...order.body, paidInFull: true },
    };
    world.script.pages = onePageEach([makeCustomer(1, AT), paid, makeProduct(1, AT)]);
    expect(await world.run('r2')).toBe('succeeded');
    expect(world.document('quarantine/orders-1')).toBeUndefined();
    expect(world.document('status/sync')).toMatchObject({ attention: { quarantined: 0 } });
  });
});

it('sets an org active again when a run that staff asked for succeeds', async () => {
  const world = await createRunWorld(one());
  await world.db.commit([
    { op: 'update', path: 'orgs/maple', data: { status: 'needs_attention', statusReason: 'PIN' } },
  ]);
  await world.queue('m1', { trigger: 'manual' });
  expect(await world.deliver('m1')).toBe('succeeded');
  expect(world.db.dump().get('orgs/maple')).toMatchObject({ status: 'active', statusReason: null });
});

it('says that a stored login cannot be opened, and asks for attention', async () => {
  const world = await createRunWorld(one());
  const sealed = Object(world.document('private/posCredentials')?.['sealed']);
  await world.db.commit([
    {
      op: 'set',
      path: 'orgs/maple/private/posCredentials',
      data: { sealed: { ...sealed, keyId: 'lost' } },
    },
  ]);
  expect(await world.run('r1')).toBe('failed');
  expect(world.readRun('r1').error).toContain('SEALING_KEYS');
  expect(world.db.dump().get('orgs/maple')).toMatchObject({ status: 'needs_attention' });
});

it('keeps its claim through a long walk in which nothing changes', async () => {
  const rows = [1, 2, 3, 4].map((index) => [makeCustomer(index, AT)]);
  const world = await createRunWorld({ customers: rows });
  await world.run('r1');
  world.script.beforePage = (stream) => {
    if (stream === 'customers') pass(world, LEASE_MS / 3);
  };
  await world.queue('r2');
  expect(await world.deliver('r2')).toBe('succeeded');
  const beats = world.db.commits
    .flat()
    .filter(({ path }) => path === 'orgs/maple/streams/customers');
  expect(beats.length).toBeGreaterThanOrEqual(6);
});
