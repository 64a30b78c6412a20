import { recordsIn, rowsOf, startTestPos } from '../test-client';
import type { TestPos } from '../test-client';
import type { FaultRuleInput } from './fault';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

let pos: TestPos;
beforeAll(async () => {
  pos = await startTestPos({ customers: 230, orders: 900 });
});
beforeEach(() => pos.simulator.reset());
afterAll(() => pos.stop());

const ORDERS = '/order?page=1&pageSize=100&startDate=2020-01-01&endDate=2026-02-01';
const PAGE_2 = ORDERS.replace('page=1', 'page=2');

async function statuses(rule: FaultRuleInput, requests: number): Promise<number[]> {
  pos.simulator.setFaults([rule]);
  const seen: number[] = [];
  for (let request = 0; request < requests; request += 1)
    seen.push((await pos.ask('/location')).status);
  return seen;
}

describe('which requests a rule strikes', () => {
  const fault = { kind: 'status', status: 503 } as const;
  it.each([
    ['all', { path: '/location' }, [503, 503, 503, 503, 503]],
    ['another path', { path: '/order/*' }, [200, 200, 200, 200, 200]],
    ['another method', { method: 'POST', path: '*' }, [200, 200, 200, 200, 200]],
    ['a burst', { times: 2 }, [503, 503, 200, 200, 200]],
    ['the third', { nth: 3 }, [200, 200, 503, 200, 200]],
    ['the first after two', { after: 2, nth: 1 }, [200, 200, 503, 200, 200]],
    ['every second', { everyNth: 2 }, [200, 503, 200, 503, 200]],
    ['none by chance', { probability: 0 }, [200, 200, 200, 200, 200]],
  ])('strikes %s', async (_, match, expected) => {
    expect(await statuses({ match, fault }, 5)).toEqual(expected);
  });

  it('strikes about as often as its probability says', async () => {
    const seen = await statuses({ match: { probability: 0.3 }, fault }, 300);
    const struck = seen.filter((status) => status === 503).length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(120);
    expect(pos.simulator.faults()).toMatchObject([{ seen: 300, struck }]);
  });

  it('strikes the one request whose header carries the fault', async () => {
    expect(
      (await pos.ask('/location', undefined, { fault: { kind: 'status', status: 502 } })).status,
    ).toBe(502);
    expect((await pos.ask('/location')).status).toBe(200);
    expect(pos.simulator.journal().map((entry) => entry.faults)).toEqual([['status'], []]);
  });

  it('refuses a rule that is none and keeps the rules it has', async () => {
    await pos.control('PUT', '/faults', [{ match: {}, fault: { kind: 'html' } }]);
    const { status, json } = await pos.control('PUT', '/faults', [{ fault: { kind: 'flood' } }]);
    expect([status, pos.simulator.faults().length]).toEqual([400, 1]);
    expect(json).toMatchObject({ error: expect.stringContaining('kind') });
  });
});

describe('answers that are none', () => {
  it('gives 429 with and without Retry-After', async () => {
    const told = await pos.ask('/location', undefined, {
      fault: { kind: 'status', status: 429, retryAfterSeconds: 7 },
    });
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '7']);
    const untold = await pos.ask('/location', undefined, {
      fault: { kind: 'status', status: 429 },
    });
    expect([untold.status, untold.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('gives an HTML page, an error with 200, any body', async () => {
    const html = await pos.ask('/location', undefined, { fault: { kind: 'html' } });
    expect([html.status, html.headers.get('content-type'), html.json]).toEqual([
      200,
      'text/html',
      undefined,
    ]);
    const refused = await pos.ask('/location', undefined, {
      fault: { kind: 'error_200', message: 'No' },
    });
    expect([refused.status, refused.json]).toEqual([200, { error: 'No' }]);
    const empty = await pos.ask(
      '/customer/search',
      { page: 1, pageSize: 100 },
      { fault: { kind: 'body', body: {} } },
    );
    expect([empty.status, empty.text]).toEqual([200, '{}']);
  });

  it('cuts JSON short and resets connections in mid body', async () => {
    const cut = await pos.ask(ORDERS, undefined, { fault: { kind: 'truncate', atShare: 0.5 } });
    expect([cut.status, cut.json]).toEqual([200, undefined]);
    await expect(
      pos.ask(ORDERS, undefined, { fault: { kind: 'reset', atShare: 0.5 } }),
    ).rejects.toThrow(/fetch failed|terminated/);
    await expect(
      pos.ask(ORDERS, undefined, { fault: { kind: 'reset', atShare: 0 } }),
    ).rejects.toThrow(/fetch failed|terminated/);
    expect(pos.simulator.journal().map((entry) => entry.status)).toEqual([200, 0, 0]);
  });

  it('waits before answering', async () => {
    await pos.ask('/location', undefined, { fault: { kind: 'latency', ms: 60 } });
    pos.simulator.setVariants({ latency: { ms: 40, sigma: 0.1, maxMs: 50 } });
    await pos.ask('/location');
    const [fixed, drawn] = pos.simulator.journal().map((entry) => entry.durationMs);
    expect(fixed).toBeGreaterThanOrEqual(59);
    expect(drawn).toBeGreaterThanOrEqual(20);
  });

  it('revokes tokens', async () => {
    const token = await pos.logIn();
    expect(
      (await pos.ask('/location', undefined, { token, fault: { kind: 'revoke_tokens' } })).status,
    ).toBe(401);
    expect((await pos.ask('/location', undefined, { token })).status).toBe(401);
    expect((await pos.ask('/location', undefined, { token: await pos.logIn() })).status).toBe(200);
  });

  it('limits the rate and says when to come back', async () => {
    const token = await pos.logIn();
    pos.simulator.setVariants({ rateLimit: { perSecond: 0.5, burst: 3, retryAfter: true } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => pos.ask('/location', undefined, { token })),
    );
    expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([
      200, 200, 200, 429, 429,
    ]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('2');
  });
});

describe('lists that lie', () => {
  let token: string;
  beforeEach(async () => {
    token = await pos.logIn();
  });
  const ids = async (path: string, fault?: Parameters<TestPos['ask']>[2]) =>
    rowsOf(await pos.ask(path, undefined, { token, ...fault })).map((row) => row['id_order']);

  it('ignores the page, or serves the one before', async () => {
    const first = await ids(ORDERS);
    expect(await ids(PAGE_2)).not.toEqual(first);
    expect(await ids(PAGE_2, { fault: { kind: 'page_ignored' } })).toEqual(first);
    expect(await ids(PAGE_2, { fault: { kind: 'page_repeated' } })).toEqual(first);
    const customers = rowsOf(
      await pos.ask(
        '/customer/search',
        { page: 2, pageSize: 5 },
        { token, fault: { kind: 'page_ignored' } },
      ),
    );
    expect(customers[0]?.['id_customer']).toBe(10_000);
  });

  it('shows few rows, doubled rows, or leaves one out', async () => {
    expect(
      rowsOf(
        await pos.ask(
          '/inventory/search',
          { query: '' },
          { token, fault: { kind: 'few_rows', rows: 49 } },
        ),
      ),
    ).toHaveLength(49);
    const doubled = await ids(ORDERS, { fault: { kind: 'duplicate_rows', rows: 5 } });
    expect([doubled.length, new Set(doubled).size]).toEqual([105, 100]);
    expect(await ids(ORDERS, { fault: { kind: 'drop_rows' } })).toHaveLength(99);
  });

  it('changes single rows in the list, the truth untouched', async () => {
    const [id] = await ids(ORDERS);
    const fault = {
      kind: 'patch_rows',
      where: { id_order: id },
      set: { total: null, status: 'teleported', id_customer: { $number: '9007199254740993' } },
    } as const;
    const { json, text } = await pos.ask(ORDERS, undefined, { token, fault });
    const [patched, next] = recordsIn(json);
    expect(patched).toMatchObject({ id_order: id, total: null, status: 'teleported' });
    expect(next?.['total']).not.toBeNull();
    expect(text).toContain('"id_customer":9007199254740993,');
    expect(pos.simulator.truth().counts.unreadableOrders).toBe(0);
    const alone = await pos.ask(`/order/${String(id)}`, undefined, { token });
    expect(alone.json).toMatchObject({ total: expect.anything() });
  });

  it('wraps one list differently', async () => {
    const { json } = await pos.ask(
      '/customer/search',
      { page: 1, pageSize: 3 },
      { token, fault: { kind: 'envelope', form: 'array' } },
    );
    expect(json).toHaveLength(3);
  });

  it('shifts the next page when an order arrives or leaves between two', async () => {
    const first = await ids(ORDERS, { fault: { kind: 'insert_order_after' } });
    expect((await ids(PAGE_2))[0]).toBe(first.at(-1));
    const next = await ids(PAGE_2);
    await ids(ORDERS, { fault: { kind: 'void_order_after', remove: true } });
    expect((await ids(PAGE_2))[0]).toBe(next[1]);
  });
});
