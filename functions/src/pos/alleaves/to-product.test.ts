import { stockRow } from '../../testing/alleaves-rows';
import { groupStock } from './group-stock';
import { toProduct } from './to-product';

const CONTEXT = { observedAt: new Date('2026-01-29T15:00:00.000Z'), onlyLocation: null };

function read(rows: readonly Record<string, unknown>[]) {
  const reading = toProduct({ externalId: '1029', rows }, CONTEXT);
  if (reading.outcome !== 'found' || reading.observation.stream !== 'products') {
    throw new Error(JSON.stringify(reading));
  }
  return reading.observation;
}

const row = (over: Record<string, unknown> = {}): Record<string, unknown> => stockRow(1029, over);
const EMPTY = { id_batch: 9, id_area: null, area_type: null, on_hand: 0, available: 0 };
const PRICELESS = { price_retail_adult_use: 0, price_otd_adult_use: 0 };

describe('the stock rows of an item', () => {
  it('become a product whole', () => {
    const rows = [row()];
    expect(read(rows)).toStrictEqual({
      stream: 'products',
      id: 'alv_1029',
      externalId: '1029',
      updatedAt: null,
      observedAt: CONTEXT.observedAt,
      raw: JSON.stringify(rows),
      body: {
        name: 'Sample Gummies 10pk',
        brand: 'Sample Brand',
        category: 'edible',
        rawCategory: 'Category > Edibles',
        strain: null,
        stock: {
          '1000': { onHand: 47, available: 46, priceCents: 1_582, lowStockThreshold: null },
        },
        priceCents: 1_582,
        retailPriceCents: 1_400,
        outTheDoorPriceCents: 1_582,
        potency: { thcPercent: 17, cbdPercent: null },
        cannabis: true,
        expiresOn: '2026-12-01',
      },
      cost: { costCents: 700 },
    });
  });

  it.each([
    ['0 without an area and 46 for sale', [row(EMPTY), row()], 46],
    [
      '12 for sale and 1 damaged',
      [row({ available: 12 }), row({ area_type: 'Damaged', available: 1 })],
      12,
    ],
    ['stock without an area', [row({ ...EMPTY, on_hand: 3, available: 3 })], 3],
    ['held for quality', [row({ qc_hold: true })], 0],
    ['deleted', [row({ deleted: true })], 0],
    ['in the vault', [row({ area_type: 'Vault' })], 0],
    ['two batches', [row({ available: 4 }), row({ id_batch: 2, available: 5 })], 9],
  ])('are summed: %s', (_name, rows, available) => {
    expect(read(rows).body.stock['1000']?.available).toBe(available);
  });

  it('keep the locations apart; the product has the price of the lowest one that has any', () => {
    const rows = [
      row({ id_location: 1010, price_otd_adult_use: 12, available: 1 }),
      row({ id_location: 999, ...PRICELESS, available: 2 }),
      row({ id_location: 1001, price_otd_adult_use: 11, available: 3 }),
    ];
    const { priceCents, stock } = read(rows).body;
    expect(priceCents).toBe(1_100);
    expect(
      Object.entries(stock).map(([id, at]) => [id, at.available, at.priceCents]),
    ).toStrictEqual([
      ['999', 2, null],
      ['1001', 3, 1_100],
      ['1010', 1, 1_200],
    ]);
  });

  it.each([
    [{ price_otd_adult_use: 0, price_otd_medical_use: 9, price_otd: 8 }, 900],
    [{ price_otd_adult_use: null, price_otd: '8.00' }, 800],
    [{ price_otd_adult_use: 0 }, 1_400],
    [{ ...PRICELESS, price_retail_medical_use: 7, price_retail: 6 }, 700],
    [{ ...PRICELESS, price_retail: 6 }, 600],
    [PRICELESS, null],
    [{ ...PRICELESS, cost_of_good: 50 }, null],
  ])('%j are priced at %p, never from their cost', (over, priceCents) => {
    expect(read([row(over)]).body.priceCents).toBe(priceCents);
  });

  it('have a price though nothing is in stock', () => {
    const { body } = read([row(EMPTY)]);
    expect(body).toMatchObject({ priceCents: 1_582, stock: { '1000': { available: 0 } } });
  });

  it('mean the same in any order', () => {
    const rows = [
      row({ id_batch: 1, price_otd_adult_use: 10, brand: null, date_expire: '2026-11-01' }),
      row({ id_batch: 10, price_otd_adult_use: 12, thc: 21 }),
      row({ id_batch: 9, price_otd_adult_use: 11, available: 0, date_expire: '2026-01-01' }),
    ];
    expect(read(rows.toReversed()).body).toStrictEqual(read(rows).body);
    expect(read(rows).body).toMatchObject({ priceCents: 1_000, expiresOn: '2026-11-01' });
  });

  it('have no cost where none is known, and the highest of their batches otherwise', () => {
    const none = { cost_of_good: 0, batch_cost_of_good: null };
    expect(read([row(none)]).cost).toBeNull();
    const batches = [row({ cost_of_good: null, batch_cost_of_good: '7.25' }), row({ id_batch: 2 })];
    expect(read(batches).cost).toStrictEqual({ costCents: 725 });
  });

  it.each([
    [{ threshold_low_quantity: 5, location_threshold_low_quantity_value: 2 }, 5],
    [{ threshold_low_quantity: null, location_threshold_low_quantity_value: 2 }, 2],
    [{}, null],
  ])('%j are low at %p', (over, threshold) => {
    expect(read([row(over)]).body.stock['1000']?.lowStockThreshold).toBe(threshold);
  });

  it.each([
    [{ available: 'many' }, ['1.available: is not a number']],
    [{ available: null }, ['available: is missing']],
    [{ id_location: null }, ['id_location: is missing']],
  ])('are rejected together for one bad row: %j', (over, reasons) => {
    const rows = [row(), row({ id_batch: 2, ...over })];
    expect(toProduct({ externalId: '1029', rows }, CONTEXT)).toMatchObject({
      outcome: 'rejected',
      rejection: { externalId: '1029', raw: JSON.stringify(rows), reasons },
    });
  });
});

describe('a stock answer', () => {
  it('is grouped by item in order of first appearance; rows without an id stay alone', () => {
    const rows = [stockRow(2), stockRow(1), stockRow(2, { id_batch: 7 }), stockRow(0), 'odd'];
    const groups = groupStock(rows).map((group) => [group.externalId, group.rows.length]);
    expect(groups).toStrictEqual([
      ['2', 2],
      ['1', 1],
      [null, 1],
      [null, 1],
    ]);
  });

  it('counts a row that it repeats once', () => {
    const groups = groupStock([stockRow(1), stockRow(1), stockRow(1, { id_area: 1001 })]);
    expect(groups.map(({ rows }) => rows.length)).toStrictEqual([2]);
  });
});
