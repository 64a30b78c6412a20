import { createTestAdapter, TEST_NOW, walkAll } from '../../testing/alleaves-under-test';
import {
  makeToken,
  startScriptedPos,
  type Script,
  type ScriptedAnswer,
  type ScriptedPos,
} from '../../testing/scripted-pos';

const TOKEN = makeToken(new Date(TEST_NOW.getTime() + 86_400_000));

let pos: ScriptedPos | undefined;
afterEach(async () => {
  await pos?.close();
  pos = undefined;
});

/** Starts a POS that lets everybody in and answers the rest by a script. */
async function startPos(script: Script): Promise<ScriptedPos> {
  pos = await startScriptedPos((request, nth) =>
    request.path === '/auth' ? { body: { token: TOKEN } } : script(request, nth),
  );
  return pos;
}

function customerRow(id: number) {
  return { id_customer: id, name_first: 'Robin', name_last: 'Sample', email: null, phone: null };
}

function orderRow(id: number, over: Record<string, unknown> = {}) {
  return {
    id_order: id,
    id_location: 1000,
    id_customer: 10231,
    status: 'completed',
    date_created: '2026-01-28T20:14:03.511Z',
    date_updated: '2026-01-28T20:21:47.090Z',
    total: '56.50',
    items: [{ id_item: 1, id_inventory_item: 1121, item: 'Pre-Roll', price: 10 }],
    ...over,
  };
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

function page(rows: readonly unknown[], number: number): unknown[] {
  return rows.slice((number - 1) * 100, number * 100);
}

const pageOf = (body: string): number => Number(JSON.parse(body).page);

describe('the Alleaves adapter', () => {
  it('walks customers in numeric-keyed objects to the empty one', async () => {
    const rows = range(1, 200).map(customerRow);
    const { baseUrl } = await startPos(({ body }) => ({
      body: Object.fromEntries(page(rows, pageOf(body)).entries()),
    }));
    const walked = await walkAll(createTestAdapter(baseUrl), { stream: 'customers' });
    expect(walked.pages.map(({ rowCount }) => rowCount)).toStrictEqual([100, 100, 0]);
    expect(walked.observations.map(({ id }) => id)).toStrictEqual(
      range(1, 200).map((id) => `alv_${id}`),
    );
  });

  it('serves an empty page for {}, so that nobody takes it for an unfinished walk', async () => {
    const { baseUrl } = await startPos(() => ({ body: {} }));
    const { pages } = await walkAll(createTestAdapter(baseUrl), { stream: 'customers' });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ rowCount: 0, observations: [], rejections: [] });
  });

  it('rejects an order with a null total and goes on with the others', async () => {
    const rows = [orderRow(1), orderRow(2, { total: null }), orderRow(3)];
    const { baseUrl } = await startPos(() => ({ body: rows }));
    const walked = await walkAll(createTestAdapter(baseUrl), { stream: 'orders' });
    expect(walked.observations.map(({ id }) => id)).toStrictEqual(['alv_1', 'alv_3']);
    expect(walked.rejections).toMatchObject([{ externalId: '2', reasons: ['total: is missing'] }]);
  });

  it('keeps an unknown status as unknown, with its words, and does not count it', async () => {
    const { baseUrl } = await startPos(() => ({ body: [orderRow(1, { status: 'Parked' })] }));
    const { observations } = await walkAll(createTestAdapter(baseUrl), { stream: 'orders' });
    expect(observations[0]?.body).toMatchObject({
      status: 'unknown',
      rawStatus: 'Parked',
      counted: false,
    });
  });

  it('asks once more for a page that repeats the one before, then calls it a fault', async () => {
    const rows = range(1, 100).map(customerRow);
    const { baseUrl, requests } = await startPos(() => ({ body: rows }));
    const walk = walkAll(createTestAdapter(baseUrl), { stream: 'customers' });
    await expect(walk).rejects.toMatchObject({ kind: 'contract' });
    const second = requests.filter(
      (request) => request.path === '/customer/search' && pageOf(request.body) === 2,
    );
    expect(second).toHaveLength(2);
  });

  it('goes on when the repeated page is another one at the second asking', async () => {
    const rows = range(1, 150).map(customerRow);
    let asked = 0;
    const { baseUrl } = await startPos(({ body }) => {
      const number = pageOf(body);
      if (number === 2) asked++;
      return { body: page(rows, number === 2 && asked === 1 ? 1 : number) };
    });
    const walked = await walkAll(createTestAdapter(baseUrl), { stream: 'customers' });
    expect(walked.observations).toHaveLength(150);
  });

  it('keeps the digits of an id above 2^53', async () => {
    const text = JSON.stringify([orderRow(1)]).replace(
      '"id_order":1,',
      '"id_order":9007199254740993,',
    );
    const { baseUrl } = await startPos(() => ({ body: text }));
    const { observations } = await walkAll(createTestAdapter(baseUrl), { stream: 'orders' });
    expect(observations[0]).toMatchObject({
      id: 'alv_9007199254740993',
      externalId: '9007199254740993',
    });
    expect(observations[0]?.raw).toContain('9007199254740993');
  });
});

async function readFrom(answer: ScriptedAnswer) {
  const { baseUrl } = await startPos(() => answer);
  return createTestAdapter(baseUrl).readOne('orders', '50177');
}

describe('reading one order', () => {
  it.each([[orderRow(50177)], [{ order: orderRow(50177) }]])('finds it: %j', async (body) => {
    const observation = { id: 'alv_50177' };
    expect(await readFrom({ body })).toMatchObject({ outcome: 'found', observation });
  });

  it('tells why it cannot be stored', async () => {
    const rejection = { externalId: '50177', reasons: ['total: is missing'] };
    const body = orderRow(50177, { total: null });
    expect(await readFrom({ body })).toMatchObject({ outcome: 'rejected', rejection });
  });

  it('calls it missing for a 404 and for nothing else', async () => {
    expect(await readFrom({ status: 404 })).toStrictEqual({ outcome: 'missing' });
  });

  it.each<[string, ScriptedAnswer]>([
    ['refused', { body: { error: 'not allowed' } }],
    ['contract', { body: {} }],
    ['contract', { body: [] }],
    ['contract', { body: orderRow(50178) }],
  ])('is %s for %j', async (kind, answer) => {
    await expect(readFrom(answer)).rejects.toMatchObject({ name: 'PosError', kind });
  });
});
