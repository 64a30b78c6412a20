import { CAPTURED_ROWS, GENERIC_TAX_PERCENT, NULLS, TAX_PERCENT } from '../world/catalogue-facts';
import type { JsonObject } from '../world/json';
import { Random, STREAM } from '../world/random';
import type { StockRow } from '../world/stock';
import type { World } from '../world/world';
import { instant } from './row-shape';
import { ALWAYS_NULL, FALSE_FLAGS } from './stock-row-constants';

/** Whether the row lacks a sparse field: exactly the capture's number of rows do, at its size. */
function lacks(row: StockRow, field: keyof typeof NULLS, salt: number): boolean {
  const place = (row.index * 151 + salt * 67) % CAPTURED_ROWS;
  return place < NULLS[field];
}

function withTax(cents: number, percent: number): number {
  return Math.round((cents * (100 + percent)) / 100) / 100;
}

function renderPrices({ item }: StockRow): JsonObject {
  const retail = item.priceCents / 100;
  return {
    price_retail: item.genericPrice ? retail : 0,
    price_otd: item.genericPrice ? withTax(item.priceCents, GENERIC_TAX_PERCENT) : 0,
    price_retail_adult_use: item.adultPrice ? retail : 0,
    price_otd_adult_use: item.adultPrice ? withTax(item.priceCents, TAX_PERCENT) : 0,
    price_retail_medical_use: 0,
    price_otd_medical_use: 0,
    use_otd_price: false,
    use_location_otd_price: false,
  };
}

function renderStock(row: StockRow): JsonObject {
  return {
    id_area: row.area?.id ?? null,
    area: row.area?.name ?? null,
    area_path: row.area?.name ?? null,
    area_type: row.area?.type ?? null,
    on_hand: row.onHand,
    available: row.available,
    has_inventory: row.onHand > 0,
    has_available_inventory: row.available > 0,
    has_owned_batch: row.area !== null,
    date_updated: row.area === null ? null : instant(row.updatedAtMs),
    qc_hold: row.qcHold,
    deleted: row.deleted,
  };
}

function renderSparse(row: StockRow, random: Random): JsonObject {
  const cost = lacks(row, 'cost', 7) ? null : Math.round(row.item.priceCents / 2) / 100;
  const thc = `${random.int(12, 88)}.00000000`;
  const low = random.pick([0, 2, 5, 50]);
  const metrc = !lacks(row, 'metrc', 9);
  return {
    id_strain: row.item.strain === null || lacks(row, 'id_strain', 1) ? null : random.int(1, 30),
    cost_of_good: cost,
    batch_cost_of_good: cost,
    thc: lacks(row, 'thc', 2) ? null : 17,
    compounds: lacks(row, 'compounds', 3) ? [] : [{ compound: 'THC %', result: thc }],
    id_test_result: lacks(row, 'id_test_result', 4) ? null : 4_000 + row.index,
    date_expire: lacks(row, 'date_expire', 5)
      ? null
      : `2027-${String(random.int(1, 12)).padStart(2, '0')}-01`,
    uom_weight_net_short: lacks(row, 'uom_weight_net_short', 6) ? null : 'g',
    metrc_item_id: metrc ? String(900_000 + row.item.index) : null,
    metrc_package_label: metrc ? `1A4${String(row.index).padStart(21, '0')}` : null,
    vendor_metrc_facility_license_number: lacks(row, 'vendor_metrc_facility_license_number', 10)
      ? null
      : 'OCM-TEST-VENDOR-01',
    priority: lacks(row, 'priority', 11) ? null : 1,
    threshold_low_quantity: lacks(row, 'threshold', 12) ? null : low,
    location_threshold_low_quantity_value: lacks(row, 'threshold', 12) ? null : low,
  };
}

function renderIdentity({ item, location, batchId, batchLabel }: StockRow): JsonObject {
  const { category } = item;
  return {
    id_item: item.id,
    id_batch: batchId,
    id_item_group: item.id,
    id_location: location.id,
    location: location.name,
    item: item.name,
    batch: batchLabel,
    category: category.text,
    brand: item.brand,
    vendor: item.vendor,
    strain: item.strain,
    weight_useable: category.weight?.value ?? null,
    weight_useable_uom: category.weight?.uom ?? null,
    weight_useable_uom_short: category.weight?.short ?? null,
    delivery_route: category.form,
    is_cannabis: category.cannabis,
    is_product: category.cannabis,
    is_adult_use: true,
  };
}

/** A row of the stock list, without the figures that repeat the whole answer. */
export function renderStockRow(world: World, row: StockRow): JsonObject {
  const random = new Random(world.options.seed, STREAM.stock, row.index);
  const receivedAtMs = world.period.toMs - random.int(5, 200) * 86_400_000;
  return {
    ...renderIdentity(row),
    ...ALWAYS_NULL,
    ...FALSE_FLAGS,
    status: 'open',
    id_status: 1,
    uom: 'Each',
    uom_short: 'ea',
    uom_type: 'count',
    ...renderStock(row),
    ...renderPrices(row),
    ...renderSparse(row, random),
    date_received: instant(receivedAtMs, true),
    batch_date_updated: instant(receivedAtMs),
    biotrack_test_results: [],
  };
}

/** The rows of one answer: each repeats the sums over all of them. */
export function renderStockList(world: World, rows: readonly StockRow[]): JsonObject[] {
  const sum = (pick: (row: StockRow) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  const whole = {
    total_rows: rows.length,
    all_on_hand_per_location: sum((row) => row.onHand),
    all_available_per_location: sum((row) => row.available),
    all_avaliable_per_location: 0,
  };
  return rows.map((row) => ({ ...renderStockRow(world, row), ...whole }));
}
