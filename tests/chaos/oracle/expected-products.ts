import { cents, idText, trimmed, type Row } from './rows';

/** What of a product is compared. */
export interface ComparedProduct {
  readonly name: string | null;
  readonly brand: string | null;
  readonly priceCents: number | null;
  /** Available units by location. */
  readonly available: Readonly<Record<string, number>>;
  readonly deleted: boolean;
}

const PRICES = [
  'price_otd_adult_use',
  'price_otd_medical_use',
  'price_otd',
  'price_retail_adult_use',
  'price_retail_medical_use',
  'price_retail',
] as const;

function isForSale(row: Row): boolean {
  if (row['deleted'] === true || row['qc_hold'] === true) return false;
  const area = row['area_type'];
  if (typeof area !== 'string') return Number(row['on_hand']) > 0 || Number(row['available']) > 0;
  return area.toLowerCase() === 'retail';
}

/** What the products' documents have to say, by document id, from the POS's stock rows. */
export function expectProducts(rows: readonly Row[]): Map<string, ComparedProduct> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = `alv_${idText(row['id_item'])}`;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return new Map([...groups].map(([id, group]) => [id, expectProduct(group)]));
}

function expectProduct(rows: readonly Row[]): ComparedProduct {
  const available: Record<string, number> = {};
  for (const row of rows) {
    const location = idText(row['id_location']) ?? '';
    available[location] =
      (available[location] ?? 0) + (isForSale(row) ? Number(row['available']) : 0);
  }
  const prices = PRICES.flatMap((name) => rows.map((row) => cents(row[name]) ?? 0));
  return {
    name: rows.map((row) => trimmed(row['item'])).find((name) => name !== null) ?? null,
    brand: rows.map((row) => trimmed(row['brand'])).find((name) => name !== null) ?? null,
    priceCents: prices.find((price) => price > 0) ?? null,
    available,
    deleted: false,
  };
}
