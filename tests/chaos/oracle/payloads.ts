import { idText, listBelow, type Row } from './rows';

/** What is compared of a payload that is kept. */
export interface ComparedRaw {
  readonly says: Row;
  /** Whether it names who bought; never in an order's. */
  readonly names: boolean;
  /** Whether it was observed when the record's version was. */
  readonly sameLook: boolean;
}

const CUSTOMER_FIELDS =
  'id_customer name_first name_last email phone date_of_birth loyalty_points'.split(' ');
const ORDER_FIELDS =
  'id_order id_customer id_location status total subtotal discount tax date_created date_updated'.split(
    ' ',
  );
const NAMES = 'name_first name_last email phone customer'.split(' ');

/** What a customer's payload says. */
export function sayCustomer(row: Row): Row {
  return pick(row, CUSTOMER_FIELDS);
}

/** What an order's payload says, and how many lines it has. */
export function sayOrder(row: Row): Row {
  return { ...pick(row, ORDER_FIELDS), lines: listBelow(row, 'items').length };
}

/** What a product's payload says: which rows there are, and the name. */
export function sayProduct(rows: readonly Row[]): Row {
  const places = rows.map((row) => `${idText(row['id_batch'])} in ${idText(row['id_area'])}`);
  return { item: rows[0]?.['item'] ?? null, places: places.toSorted() };
}

/** Whether a payload names a person. */
export function namesSomebody(row: Row): boolean {
  return NAMES.some((name) => row[name] !== undefined);
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
