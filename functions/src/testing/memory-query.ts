import { DOCUMENT_ID, type Condition, type Query } from '../store/query';
import type { MemoryDocument } from './memory-documents';

type Entry = readonly [path: string, document: MemoryDocument];

/** The documents a query returns, in its order, cut to its fields. */
export function runQuery(
  documents: ReadonlyMap<string, MemoryDocument>,
  query: Query,
): [string, MemoryDocument][] {
  const order = orderOf(query);
  const found = [...documents]
    .filter(([path]) => isInCollection(path, query))
    .filter((entry) => (query.where ?? []).every((condition) => fits(entry, condition)))
    .filter((entry) => order.every(([field]) => readField(entry, field) !== undefined))
    .filter((entry) => isAfter(entry, order, query.startAfter))
    .toSorted((a, b) => compareEntries(a, b, order));
  const page = query.limit === undefined ? found : found.slice(0, query.limit);
  return page.map(([path, document]) => [
    path,
    query.select ? { ...document, data: pick(document.data, query.select) } : document,
  ]);
}

/** The sum of a numeric field; what is no number counts nothing. */
export function sumField(entries: readonly Entry[], field: string): number {
  return entries.reduce((sum, entry) => {
    const value = readField(entry, field);
    return typeof value === 'number' ? sum + value : sum;
  }, 0);
}

function isInCollection(path: string, query: Query): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (!query.everywhere) return parent === query.collection;
  return parent.slice(parent.lastIndexOf('/') + 1) === query.collection;
}

type Order = readonly (readonly [field: string, direction: 'asc' | 'desc'])[];

/** Stands for a document's whole path, which is its name where collections of several parents are looked through. */
const WHOLE_PATH = '__path__';

/** Conditions that leave the order to the names of documents. */
const EQUALITIES: ReadonlySet<Condition[1]> = new Set(['==', 'in', 'array-contains']);

/** What Firestore orders by: the fields named, or those of a range, then the name in the last direction. */
function orderOf(query: Query): Order {
  const ranges = (query.where ?? []).filter(([, op]) => !EQUALITIES.has(op));
  const named: Order =
    query.orderBy ?? [...new Set(ranges.map(([field]) => field))].map((field) => [field, 'asc']);
  const isNamed = named.some(([field]) => field === DOCUMENT_ID);
  const order: Order = isNamed ? named : [...named, [DOCUMENT_ID, named.at(-1)?.[1] ?? 'asc']];
  if (!query.everywhere) return order;
  return order.map(([field, direction]) => [field === DOCUMENT_ID ? WHOLE_PATH : field, direction]);
}

function readField([path, { data }]: Entry, field: string): unknown {
  if (field === WHOLE_PATH) return path;
  if (field === DOCUMENT_ID) return path.slice(path.lastIndexOf('/') + 1);
  return field
    .split('.')
    .reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), data);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
  );
}

function fits(entry: Entry, [field, op, wanted]: Condition): boolean {
  const value = readField(entry, field);
  if (value === undefined) return false;
  if (op === 'array-contains')
    return Array.isArray(value) && value.some((one) => compareValues(one, wanted) === 0);
  if (op === 'in')
    return Array.isArray(wanted) && wanted.some((one) => compareValues(value, one) === 0);
  if (op === '==') return compareValues(value, wanted) === 0;
  if (op === '!=') return value !== null && compareValues(value, wanted) !== 0;
  if (rankOf(value) !== rankOf(wanted)) return false;
  const order = compareValues(value, wanted);
  if (op === '<') return order < 0;
  if (op === '<=') return order <= 0;
  return op === '>' ? order > 0 : order >= 0;
}

/** Firestore's order of types: null, booleans, numbers, times, texts. */
function rankOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  if (value instanceof Date) return 3;
  if (typeof value === 'string') return 4;
  throw new RangeError('the database in memory compares no maps and arrays');
}

function compareValues(a: unknown, b: unknown): number {
  if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return Number(a) - Number(b);
}

const ASCII = /^[ -~]*$/;

/** By their bytes in UTF-8, which is the order of characters where all of them are ASCII. */
function compareTexts(a: string, b: string): number {
  if (ASCII.test(a) && ASCII.test(b)) return a === b ? 0 : a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function compareEntries(a: Entry, b: Entry, order: Order): number {
  for (const [field, direction] of order) {
    const sign = direction === 'asc' ? 1 : -1;
    const byField = compareValues(readField(a, field), readField(b, field)) * sign;
    if (byField !== 0) return byField;
  }
  return compareTexts(a[0], b[0]);
}

function isAfter(entry: Entry, order: Order, startAfter: readonly unknown[] | undefined): boolean {
  if (!startAfter) return true;
  for (const [index, value] of startAfter.entries()) {
    const [field, direction] = order[index] ?? [DOCUMENT_ID, 'asc'];
    const byField = compareValues(readField(entry, field), value) * (direction === 'asc' ? 1 : -1);
    if (byField !== 0) return byField > 0;
  }
  return false;
}

function pick(
  data: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    const keys = field.split('.');
    const value = keys.reduce<unknown>(
      (inner, key) => (isMap(inner) ? inner[key] : undefined),
      data,
    );
    if (value !== undefined) place(picked, keys, value);
  }
  return picked;
}

function place(
  into: Record<string, unknown>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) into[key] = value;
  else {
    const inner = into[key];
    const next = isMap(inner) ? inner : {};
    into[key] = next;
    place(next, rest, value);
  }
}
