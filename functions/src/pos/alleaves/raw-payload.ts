import { isJsonObject, toJson, withoutKeys } from './json';

/**
 * Identifiers given by a government or a medical programme, the papers that carry them, and what is about somebody's health. We have no
 * use for them, so they are never stored.
 */
const OFFICIAL_ID = new RegExp(
  [
    'patient|licen[cs]e|passport|ssn|social_?security|government|caregiver|physician|diagnos|prescri|qualifying_?condition',
    'medical_?(?:id|card|number)|(?:national|tribal|military|tax|state|registry)_?id',
    'identification|^documents?$|id_?documents?|id_?scan|id_?image|id_?photo',
    // Short words only where they are one: `dl` is not in `handled`, and an `id_number` is no `paid_number`.
    '(?:^|_)(?:dl|tin|mmj|mmp|med|id)_?(?:no|num|number|card|expir\\w*)(?:_|$)|^(?:dl|tin|mmj)$',
  ].join('|'),
  'i',
);

/**
 * Fields of an order that tell who bought. The customer's own record has them, behind its own door; what is of use of an anonymous
 * order's stands in its contact, which goes with the person when somebody is erased. A payload would have to be searched for it.
 */
const CONTACT =
  /^(?:name_|first_?name|last_?name|full_?name|e-?mail|phone|cell_?phone|customer|delivery_?address|address|notes?$|dob$)|birth|(?:^|_)dob(?:_|$)/i;

/**
 * A customer row as we keep it: the payload without official identifiers. The birth date stays, as the record of the contact is made of it
 * again: it tells namesakes apart, and lies where only marketing and above may read.
 */
export function toCustomerRaw(row: unknown): string {
  return toJson(withoutKeys(row, (key) => OFFICIAL_ID.test(key)));
}

/** An order row as we keep it: the payload without contact fields; a line's `name` stays, the order's goes. */
export function toOrderRaw(row: unknown): string {
  const anonymous = withoutKeys(row, (key) => OFFICIAL_ID.test(key) || CONTACT.test(key));
  if (!isJsonObject(anonymous)) return toJson(anonymous);
  const { name: _name, ...kept } = anonymous;
  const owner = isJsonObject(row) ? ownerOf(row['customer']) : {};
  return toJson({ ...kept, ...owner });
}

/** Of a nested customer only the id is kept: without it nobody could tell whose order it is. */
function ownerOf(customer: unknown): { customer?: Record<string, unknown> } {
  if (!isJsonObject(customer)) return {};
  const ids = Object.entries(customer).filter(
    ([name, value]) =>
      /^(?:id|id_customer)$/.test(name) && !isJsonObject(value) && !Array.isArray(value),
  );
  return ids.length === 0 ? {} : { customer: Object.fromEntries(ids) };
}

/** All stock rows of one product, as a JSON array. */
export function toProductRaw(rows: readonly unknown[]): string {
  return toJson(rows);
}
