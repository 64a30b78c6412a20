import { customerSchema } from '../model/customer';
import { currentStatsSchema } from '../model/stats';
import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';
import { recordPaths } from '../testing/watched-database';

let world: SimulatedOrg;
afterEach(() => world.stop());

/** What is stored of every customer, in the words of the simulator's truth. */
async function storedFigures() {
  const documents = await world.documents('customer');
  return documents
    .map(({ data }) => customerSchema.parse(data))
    .map(({ source, insights, profile }) => ({
      id_customer: source.externalId,
      guest: profile.guest,
      segment: insights?.segment ?? null,
      totals: insights && {
        countedOrders: insights.totals.orderCount,
        countedCents: insights.totals.spentCents,
        firstOrderAt: insights.totals.firstOrderAt?.toISOString() ?? null,
        lastOrderAt: insights.totals.lastOrderAt?.toISOString() ?? null,
      },
    }))
    .toSorted((a, b) => Number(a.id_customer) - Number(b.id_customer));
}

/** What is true of every customer, the segments at the simulator's frozen instant. */
function trueFigures() {
  return (world.simulator.truth({ customers: true }).perCustomer ?? [])
    .map(
      ({
        id_customer: id,
        guest,
        segment,
        countedOrders,
        countedCents,
        firstOrderAt,
        lastOrderAt,
      }) => ({
        id_customer: id,
        guest,
        segment,
        totals: guest ? null : { countedOrders, countedCents, firstOrderAt, lastOrderAt },
      }),
    )
    .toSorted((a, b) => Number(a.id_customer) - Number(b.id_customer));
}

describe('recompute after a run', () => {
  it('makes the insights of every customer true, and empties the outbox', async () => {
    world = await startSimulatedOrg();
    world.simulator.clock.change({ freeze: true });
    const { run } = await world.run();
    expect(run.state).toBe('succeeded');
    await world.drain();
    expect(await storedFigures()).toStrictEqual(trueFigures());
    expect(await world.documents('change')).toStrictEqual([]);
  });

  it('makes the counts of the organisation true', async () => {
    world = await startSimulatedOrg();
    world.simulator.clock.change({ freeze: true });
    await world.run();
    await world.drain();
    const { counts, segments } = world.simulator.truth();
    const stats = currentStatsSchema.parse(await world.read('stats/current'));
    expect(stats).toMatchObject({
      customers: {
        total: counts.customers,
        guests: counts.guests,
        withOrders: counts.customersWithOrders,
      },
      orders: {
        total: counts.orders,
        counted: counts.countedOrders,
        revenueCents: counts.countedCents,
      },
      products: { total: counts.products, priced: counts.productsPriced },
    });
    expect(
      Object.fromEntries(Object.entries(stats.segments).filter(([, count]) => count > 0)),
    ).toStrictEqual(segments);
  });

  it('touches only the customer of a new order', async () => {
    world = await startSimulatedOrg();
    world.simulator.clock.change({ freeze: true });
    await world.run();
    await world.drain();
    const { row } = world.simulator.orders.place({ id_customer: 'random', status: 'completed' });
    await world.run();
    world.db.forget();
    await world.drain();
    expect(recordPaths(world.db.written)).toStrictEqual([
      `orgs/${world.orgId}/customers/alv_${Number(row['id_customer'])}`,
    ]);
    expect(await storedFigures()).toStrictEqual(trueFigures());
  });

  it('follows an order that is voided later', async () => {
    world = await startSimulatedOrg();
    world.simulator.clock.change({ freeze: true });
    const { id } = world.simulator.orders.place({ id_customer: 'random', status: 'completed' });
    await world.run();
    await world.drain();
    world.simulator.orders.change(id, { status: 'voided' });
    await world.run();
    await world.drain();
    expect(await storedFigures()).toStrictEqual(trueFigures());
  });
});

describe('two drainers at once', () => {
  it('do not clash and leave nothing', async () => {
    world = await startSimulatedOrg({ customers: 40, orders: 120 });
    world.simulator.clock.change({ freeze: true });
    await world.run();
    await Promise.all([world.drain(), world.drain()]);
    await world.drain();
    expect(await world.documents('change')).toStrictEqual([]);
    expect(await storedFigures()).toStrictEqual(trueFigures());
  });
});

describe('an entry whose computation failed', () => {
  it('waits in an entry of its own until it succeeds', async () => {
    world = await startSimulatedOrg({ customers: 10, orders: 20 });
    world.simulator.clock.change({ freeze: true });
    await world.run();
    world.db.beforeCommit = (writes) => {
      if (recordPaths(writes).some((path) => path.includes('/customers/')))
        throw new RangeError('no');
    };
    await expect(world.drain()).resolves.toBeUndefined();
    expect(await world.documents('change')).toMatchObject([
      { data: { kind: 'records', attempts: 1 } },
    ]);
    world.db.beforeCommit = null;
    await world.drain();
    expect(await world.documents('change')).toHaveLength(1);
    world.simulator.clock.change({ advanceMs: 3 * 60_000 });
    await world.drain();
    expect(await world.documents('change')).toStrictEqual([]);
    expect(await storedFigures()).toStrictEqual(trueFigures());
  });
});
