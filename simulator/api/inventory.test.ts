import { rowsOf, startTestPos } from '../test-client';
import type { TestPos } from '../test-client';

// Room for a machine that is busy with other suites.
jest.setTimeout(60_000);

let pos: TestPos;
let rows: Record<string, unknown>[];
beforeAll(async () => {
  pos = await startTestPos({ customers: 10, orders: 10 });
  rows = rowsOf(await pos.ask('/inventory/search', { query: '' }));
});
afterAll(() => pos.stop());

function tally(pick: (row: Record<string, unknown>) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(pick(row))] = (counts[String(pick(row))] ?? 0) + 1;
  return counts;
}

describe('the stock list', () => {
  it('has 395 rows of 374 items in 393 batches, 21 items with two rows, 2 batches in two areas', () => {
    expect(rows).toHaveLength(395);
    const items = Object.values(tally((row) => row['id_item']));
    const batches = Object.values(tally((row) => row['id_batch']));
    expect([items.length, items.filter((count) => count === 2).length]).toEqual([374, 21]);
    expect([batches.length, batches.filter((count) => count === 2).length]).toEqual([393, 2]);
  });

  it('has the areas, categories and sums of the capture', () => {
    expect(tally((row) => row['area_type'])).toEqual({ Retail: 309, Damaged: 4, null: 82 });
    expect(tally((row) => row['category'])).toEqual({
      'Category > Flower': 93,
      'Category > Vapes': 89,
      'Category > Edibles': 77,
      'Category > Pre rolls': 75,
      'Category > Concentrate': 20,
      'Category > Beverages': 13,
      'Category > Gift Cards': 10,
      'Category > Accessories': 7,
      'Category > Tinctures': 7,
      'Category > Topicals': 3,
      Uncategorized: 1,
    });
    const sum = (field: string) => rows.reduce((total, row) => total + Number(row[field]), 0);
    expect([sum('on_hand'), sum('available')]).toEqual([4_172, 4_162]);
    expect(rows[0]).toMatchObject({
      total_rows: 395,
      all_on_hand_per_location: 4_172,
      all_available_per_location: 4_162,
      all_avaliable_per_location: 0,
    });
    expect(rows.filter((row) => row['on_hand'] !== row['available'])).toHaveLength(10);
  });

  it('has an id_area exactly where there is a stock record', () => {
    for (const row of rows) expect(row['id_area'] === null).toBe(row['area_type'] === null);
    for (const row of rows.filter((one) => one['id_area'] === null)) {
      expect(row).toMatchObject({
        on_hand: 0,
        available: 0,
        has_inventory: false,
        date_updated: null,
      });
    }
  });

  it('prices every item, 17 rows by the generic fields, and leaves 16 without an adult-use price', () => {
    const priced = rows.filter(
      (row) => Number(row['price_otd_adult_use']) > 0 || Number(row['price_otd']) > 0,
    );
    expect(new Set(priced.map((row) => row['id_item'])).size).toBe(374);
    expect(rows.filter((row) => row['price_retail'] !== 0)).toHaveLength(17);
    expect(rows.filter((row) => row['price_retail_adult_use'] === 0)).toHaveLength(16);
    const flower = rows.find((row) => row['category'] === 'Category > Flower');
    const retail = Math.round(Number(flower?.['price_retail_adult_use']) * 100);
    expect(Math.round(Number(flower?.['price_otd_adult_use']) * 100)).toBe(
      Math.round((retail * 113) / 100),
    );
  });

  it.each([
    ['sku', 395],
    ['date_expire', 285],
    ['cost_of_good', 219],
    ['thc', 373],
    ['id_test_result', 268],
    ['priority', 86],
    ['metrc_package_label', 39],
    ['delivery_route', 17],
  ])('lacks %s on %i rows', (field, count) => {
    expect(rows.filter((row) => row[field] === null)).toHaveLength(count);
  });

  it('is scoped to a store, or paged and filtered in the manner of Kendo', async () => {
    const store = rowsOf(await pos.ask('/inventory/search', { query: '', id_location: 1001 }));
    expect(store.length).toBeGreaterThan(50);
    expect(new Set(store.map((row) => row['id_location']))).toEqual(new Set([1001]));
    const filter = {
      logic: 'and',
      filters: [{ field: 'is_cannabis', operator: 'eq', value: false }],
    };
    const page = rowsOf(await pos.ask('/inventory/search', { skip: 10, take: 5, filter }));
    expect(page).toHaveLength(5);
    for (const row of page) expect(row).toMatchObject({ is_cannabis: false, total_rows: 17 });
    const odd = { filters: [{ field: 'x', operator: 'gte', value: 1 }] };
    expect((await pos.ask('/inventory/search', { take: 5, filter: odd })).status).toBe(400);
  });
});

describe('beside the stock list', () => {
  it('serves catalogue, batches, areas and look-ups', async () => {
    expect(rowsOf(await pos.ask('/inventory/item/search', { skip: 0, take: 500 }))).toHaveLength(
      374,
    );
    expect(rowsOf(await pos.ask('/inventory/batch/search', { skip: 0, take: 5_000 }))).toHaveLength(
      393,
    );
    expect(rowsOf(await pos.ask('/inventory/batch/search', { ids: [1600, 1601] }))).toHaveLength(2);
    expect((await pos.ask('/inventory/batch/1600')).json).toMatchObject({
      id_batch: 1600,
      status: 'open',
    });
    expect(rowsOf(await pos.ask('/inventory/area?id_location=1001'))).toHaveLength(3);
    expect(rowsOf(await pos.ask('/inventory/category'))).toHaveLength(11);
    expect(rowsOf(await pos.ask('/inventory/brand')).length).toBeGreaterThan(3);
    expect(rowsOf(await pos.ask('/inventory/vendor'))).toHaveLength(3);
  });
});
