import { orderRow } from '../../testing/alleaves-rows';
import { createTestAdapter, TEST_NOW, walkAll } from '../../testing/alleaves-under-test';
import { startScriptedAlleaves, type Row } from '../../testing/scripted-alleaves';
import type { ScriptedPos } from '../../testing/scripted-pos';
import { walkOrders, type OrderPage } from './order-walk';
import type { OrderPosition } from './order-windows';

const DAY_MS = 86_400_000;
const PAGE_SIZE = 100;

interface Placed {
  readonly id: string;
  readonly placedAt: Date;
  readonly placedOn: string;
  readonly updatedOn: string;
}

const ALL_DAYS: OrderPosition = {
  floor: '2020-01-01',
  from: '2020-01-01',
  to: '2026-01-30',
  page: 1,
};

const toDay = (instant: Date): string => instant.toISOString().slice(0, 10);
const isPlaced = (row: unknown): row is Placed =>
  typeof row === 'object' && row !== null && 'placedAt' in row;

/** Orders newest first, so many a day, every seventh of them touched long after it was placed. */
function makeOrders(count: number, perDay: number): Placed[] {
  return Array.from({ length: count }, (_, index) => {
    const placedAt = new Date(TEST_NOW.getTime() - (index + 1) * (DAY_MS / perDay));
    const placedOn = toDay(placedAt);
    const updatedOn = index % 7 === 0 ? toDay(TEST_NOW) : placedOn;
    return { id: String(index), placedAt, placedOn, updatedOn };
  });
}

/** Walks over orders in memory; `filterBy` is the date that the POS cuts days by. */
async function walkInMemory(
  orders: readonly Placed[],
  {
    filterBy = 'placedOn',
    start = ALL_DAYS,
  }: {
    filterBy?: 'placedOn' | 'updatedOn';
    start?: OrderPosition;
  } = {},
): Promise<OrderPage[]> {
  const pages: OrderPage[] = [];
  const walk = walkOrders(
    {
      fetchPage: ({ from, to, page }) => {
        const inside = orders.filter((order) => {
          const day = order[filterBy];
          return day >= from && day <= to;
        });
        const rows = inside.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
        return Promise.resolve({ rows, total: null, observedAt: TEST_NOW });
      },
      pageSize: PAGE_SIZE,
      concurrency: 2,
      readId: (row) => (isPlaced(row) ? row.id : null),
      readPlacedAt: (row) => (isPlaced(row) ? row.placedAt : null),
      toDay,
    },
    start,
  );
  for await (const page of walk) pages.push(page);
  return pages;
}

function idsOf(pages: readonly OrderPage[]): Set<string> {
  return new Set(pages.flatMap(({ rows }) => rows.map((row) => (isPlaced(row) ? row.id : ''))));
}

const deepest = (pages: readonly OrderPage[]): number => Math.max(...pages.map(({ page }) => page));

describe('the walk over orders', () => {
  it('serves all of 9,000 orders and never goes much deeper than page 20', async () => {
    const pages = await walkInMemory(makeOrders(9_000, 50));
    expect(idsOf(pages).size).toBe(9_000);
    expect(deepest(pages)).toBeLessThan(25);
  });

  it('serves all of them also when the POS cuts days by the update time', async () => {
    const pages = await walkInMemory(makeOrders(9_000, 50), { filterBy: 'updatedOn' });
    expect(idsOf(pages).size).toBe(9_000);
  });

  it.each([1_999, 2_000, 2_001, 2_100])('serves all of %i orders', async (count) => {
    expect(idsOf(await walkInMemory(makeOrders(count, 50))).size).toBe(count);
  });

  it('goes on page by page when a single day is deeper than a window', async () => {
    const pages = await walkInMemory(makeOrders(3_350, 5_000));
    expect(idsOf(pages).size).toBe(3_350);
    expect(deepest(pages)).toBe(34);
  });

  it('goes on page by page when the POS does not sort by date', async () => {
    const orders = makeOrders(3_350, 50);
    const pages = await walkInMemory(orders.toReversed());
    expect(idsOf(pages).size).toBe(3_350);
    expect(deepest(pages)).toBe(34);
  });

  it('serves the rest from any position it gave out, past the narrowing too', async () => {
    const orders = makeOrders(2_700, 50);
    const whole = await walkInMemory(orders);
    for (const [index, { position }] of whole.entries()) {
      const rest = await walkInMemory(orders, { start: position });
      expect(rest[0]?.position).toStrictEqual(position);
      expect(idsOf(rest)).toEqual(new Set([...idsOf(rest), ...idsOf(whole.slice(index))]));
    }
  });
});

describe('the walk over the orders of a POS', () => {
  let pos: ScriptedPos | undefined;
  afterEach(() => pos?.close());

  it('always sends both dates and the page', async () => {
    pos = await startScriptedAlleaves({ orders: [orderRow(1)], now: TEST_NOW });
    const since = new Date('2026-01-28T06:00:00Z');
    await walkAll(createTestAdapter(pos.baseUrl), { stream: 'orders', since });
    const query = pos.requests.find(({ path }) => path === '/order')?.query;
    // 06:00 UTC is still the 27th in Los Angeles; one more day for safety.
    expect(Object.fromEntries(query ?? [])).toStrictEqual({
      startDate: '2026-01-26',
      endDate: '2026-01-30',
      page: '1',
      pageSize: '100',
    });
  });

  it('reads an order by itself when the list leaves out its lines', async () => {
    const orders = [orderRow(1), orderRow(2)];
    pos = await startScriptedAlleaves({ orders, now: TEST_NOW, linesInList: false });
    const { observations } = await walkAll(createTestAdapter(pos.baseUrl), { stream: 'orders' });
    expect(observations).toHaveLength(2);
    expect(observations[0]?.body).toMatchObject({
      items: [{ productId: 'alv_1121', quantity: 2, unitPriceCents: 1_000 }],
    });
    expect([pos.count('/order/1'), pos.count('/order/2')]).toStrictEqual([1, 1]);
  });

  it('drops an order that slid onto the next page when a new one arrived', async () => {
    const orders: Row[] = Array.from({ length: 150 }, (_, index) => orderRow(index + 1));
    pos = await startScriptedAlleaves({ orders, now: TEST_NOW });
    const adapter = createTestAdapter(pos.baseUrl, {
      config: { pacing: { requestsPerSecond: 100, burst: 100, concurrency: 1 } },
    });
    const ids: string[] = [];
    const request = { stream: 'orders', since: null, resumeAt: null } as const;
    for await (const page of adapter.walk(request)) {
      ids.push(...page.observations.map(({ externalId }) => externalId));
      if (orders.length === 150) orders.unshift(orderRow(999));
    }
    expect(ids).toStrictEqual(Array.from({ length: 150 }, (_, index) => String(index + 1)));
  });
});
