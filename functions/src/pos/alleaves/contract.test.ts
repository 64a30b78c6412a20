import { z } from 'zod';
import { createSimulator } from '../../../../simulator/simulator';
import {
  createMemorySessions,
  createTestAdapter,
  walkAll,
} from '../../testing/alleaves-under-test';
import { describePosContract, type ContractWorld } from '../../testing/pos-contract';
import type { PosAdapter } from '../adapter';
import { DEFAULT_LIMITS, type AlleavesLimits } from './adapter';

const NOW = new Date('2026-01-29T15:00:00.000Z');
const SIZE = { customers: 120, orders: 150, products: 20, locations: 2, months: 4 };

type Simulator = ReturnType<typeof createSimulator>;
type Variants = Parameters<Simulator['setVariants']>[0];

/** The list in any envelope, one id a row. */
const orderRowSchema = z.object({ id_order: z.union([z.number(), z.string()]) });
const orderListSchema = z
  .union([z.array(orderRowSchema), z.object({ results: z.array(orderRowSchema) })])
  .transform((list) => (Array.isArray(list) ? list : list.results));

async function discover(simulator: Simulator, url: string) {
  const credentials = {
    username: simulator.options.username,
    password: simulator.options.password,
    pin: simulator.options.pin,
  };
  const options = { credentials, now: () => NOW, sessions: createMemorySessions() };
  const locations = await createTestAdapter(url, options).listLocations();
  return { credentials, locations };
}

/** The contract's world with what is particular to this POS. */
interface SimulatedWorld extends ContractWorld {
  readonly simulator: Simulator;
  connect(credentials: 'right' | 'wrong', limits?: Partial<AlleavesLimits>): PosAdapter;
}

/** The ids of all orders, read from the POS without the adapter under test. */
async function listOrderIds(url: string, credentials: object): Promise<string[]> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(credentials);
  const login = await fetch(`${url}/auth`, { method: 'POST', headers, body });
  const { token } = z.object({ token: z.string() }).parse(await login.json());
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const query = `startDate=2000-01-01&endDate=2100-01-01&page=${page}&pageSize=100`;
    const authorised = { headers: { authorization: `Bearer ${token}` } };
    const response = await fetch(`${url}/order?${query}`, authorised);
    const rows = orderListSchema.parse(await response.json());
    ids.push(...rows.map((row) => String(row.id_order)));
    if (rows.length === 0) return ids;
  }
}

async function startWorld(variants: Variants = {}): Promise<SimulatedWorld> {
  const simulator = createSimulator({ ...SIZE, now: NOW });
  simulator.setVariants(variants);
  const { url } = await simulator.start();
  const { credentials, locations } = await discover(simulator, url);
  const truth = simulator.truth({ customers: true });
  const ids = {
    customers: (truth.perCustomer ?? []).map(({ id_customer: id }) => id),
    orders: await listOrderIds(url, credentials),
    products: Object.keys(truth.stockByItem),
  };
  simulator.clearJournal();
  const connect = (kind: 'right' | 'wrong', limits: Partial<AlleavesLimits> = {}): PosAdapter =>
    createTestAdapter(url, {
      limits,
      config: { locations },
      credentials: kind === 'right' ? credentials : { ...credentials, password: 'wrong' },
      now: () => NOW,
    });
  return {
    simulator,
    connect,
    ids,
    since: new Date('2026-01-10T00:00:00Z'),
    logins: () => simulator.journalCounts().logins,
    remove: () => undefined,
    close: () => simulator.stop(),
  };
}

describePosContract('Alleaves', () => startWorld());

describePosContract('Alleaves with its lists in other envelopes', () =>
  startWorld({ customersEnvelope: 'array', ordersEnvelope: 'results', idsAsStrings: true }),
);

describe('the Alleaves adapter and the simulated POS', () => {
  it.each<[string, Variants]>([
    ['by default', {}],
    ['with naive dates', { orderDates: 'naive' }],
    ['with nested customers', { orderCustomer: 'nested' }],
    ['with phones as numbers', { phonesAsNumbers: true }],
    ['with tokens that never say when they end', { tokenExp: false }],
    ['with days in UTC by update time', { ordersZone: 'utc', ordersDateField: 'date_updated' }],
    ['with wrapped stock', { inventoryEnvelope: 'data' }],
    ['with order lists without lines', { orderItemsInList: false }],
    ['with pages of 50 at most', { maxPageSize: 50 }],
    ['with all amounts as text', { orderAmounts: 'strings' }],
  ])('rejects nothing %s', async (_name, variants) => {
    const world = await startWorld(variants);
    try {
      for (const stream of ['customers', 'orders', 'products'] as const) {
        const walked = await walkAll(world.connect('right'), { stream });
        expect(walked.rejections).toStrictEqual([]);
        expect(walked.observations).toHaveLength(world.ids[stream].length);
      }
    } finally {
      await world.close();
    }
  });

  it('serves everything through a storm of faults', async () => {
    const world = await startWorld({ rateLimit: { perSecond: 50, burst: 20, retryAfter: false } });
    const match = { path: '*', probability: 0.04 };
    world.simulator.setFaults([
      { match, fault: { kind: 'status', status: 503 } },
      { match, fault: { kind: 'status', status: 429 } },
      { match, fault: { kind: 'reset' } },
      { match, fault: { kind: 'truncate' } },
      { match, fault: { kind: 'html' } },
      { match: { path: '/order', nth: 2 }, fault: { kind: 'revoke_tokens' } },
    ]);
    try {
      for (const stream of ['customers', 'orders', 'products'] as const) {
        const limits = { retry: { ...DEFAULT_LIMITS.retry, attempts: 20, baseMs: 5 } };
        const { observations } = await walkAll(world.connect('right', limits), { stream });
        const served = observations.map(({ externalId }) => externalId);
        expect(served.toSorted()).toStrictEqual(world.ids[stream].toSorted());
      }
    } finally {
      await world.close();
    }
  });

  it('drops what slides onto the next page while orders arrive', async () => {
    const world = await startWorld();
    const match = { path: '/order', times: 1 };
    world.simulator.setFaults([{ match, fault: { kind: 'insert_order_after' } }]);
    try {
      const { observations } = await walkAll(world.connect('right'), { stream: 'orders' });
      const served = observations.map(({ externalId }) => externalId);
      expect(new Set(served).size).toBe(served.length);
      expect(served).toEqual(expect.arrayContaining([...world.ids.orders]));
    } finally {
      await world.close();
    }
  });
});
