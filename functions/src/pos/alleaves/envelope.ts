import { PosError } from '../errors';
import { describeRefusal } from './describe-refusal';
import { isJsonObject } from './json';
import { wireNumber } from './wire-values';

const LIST_KEYS = ['data', 'items', 'results', 'customers', 'orders', 'rows'] as const;
const COUNT_KEYS = ['total', 'total_rows', 'count', 'page', 'pageSize'] as const;
const INDEX = /^\d+$/;

/** Of one answer. The largest that is taken has 11,000 rows when they are the POS's own; small ones make a page that costs more than it says. */
const MAX_ROWS = 50_000;

/** The rows of a list answer, and how many there are in all when the POS says so. */
export interface List {
  readonly rows: readonly unknown[];
  readonly total: number | null;
}

function readNumber(value: unknown): number | null {
  const number = wireNumber.safeParse(value);
  return number.success ? number.data : null;
}

/** The total beside the rows, else the one that every row repeats. */
function readTotal(envelope: Record<string, unknown>, rows: readonly unknown[]): number | null {
  const first = rows[0];
  return (
    readNumber(envelope['total_rows']) ??
    readNumber(envelope['total']) ??
    (isJsonObject(first) ? readNumber(first['total_rows']) : null)
  );
}

/** The values of the keys 0, 1, 2…, in the order of their numbers. */
function readIndexed(entries: readonly (readonly [string, unknown])[]): unknown[] {
  return entries
    .filter(([key]) => INDEX.test(key))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => value);
}

/** The rows of an envelope that can be read in one way only; else null. */
function readRows(envelope: Record<string, unknown>): readonly unknown[] | null {
  const entries = Object.entries(envelope);
  const lists = LIST_KEYS.map((key) => envelope[key]).filter((value) => Array.isArray(value));
  const indexed = readIndexed(entries);
  if (indexed.length > 0) {
    const beside = entries.filter(([key]) => !INDEX.test(key));
    return beside.some(([, value]) => Array.isArray(value) || isJsonObject(value)) ? null : indexed;
  }
  if (lists.length > 0) return lists.length === 1 ? (lists[0] ?? null) : null;
  const countsOnly = entries.every(
    ([key, value]) => COUNT_KEYS.some((name) => name === key) && readNumber(value) !== null,
  );
  return countsOnly ? [] : null;
}

function toList(envelope: Record<string, unknown>, rows: readonly unknown[]): List {
  if (rows.length > MAX_ROWS)
    throw new PosError('contract', `the POS answered with more than ${MAX_ROWS} rows at once`);
  return { rows, total: readTotal(envelope, rows) };
}

/**
 * The rows of any list answer: a bare array, an object with one known list, or an object with the keys 0, 1, 2…;
 * `{}` is the empty page of the latter.
 * @throws {PosError} `refused` for an error in place of a list; `contract` for every other shape, because what is
 * not understood must never look like "no rows".
 */
export function decodeList(body: unknown): List {
  if (Array.isArray(body)) return toList({}, body);
  if (isJsonObject(body)) {
    const rows = readRows(body);
    if (rows !== null) return toList(body, rows);
    const refusal = describeRefusal(body);
    if (refusal !== null)
      throw new PosError('refused', `the POS refused: ${refusal}`, { status: 200 });
  }
  throw new PosError('contract', 'the POS answered with a list of unknown shape', { status: 200 });
}

/**
 * One record of an answer, with or without a wrapper that names it.
 * @throws {PosError} as in {@link decodeList}.
 */
export function decodeOne(body: unknown, wrapper: string): Record<string, unknown> {
  if (isJsonObject(body)) {
    const inner = body[wrapper];
    if (isJsonObject(inner) && Object.keys(body).length === 1) return inner;
    const refusal = describeRefusal(body);
    if (refusal === null && Object.keys(body).length > 0) return body;
    if (refusal !== null)
      throw new PosError('refused', `the POS refused: ${refusal}`, { status: 200 });
  }
  throw new PosError('contract', 'the POS answered with a record of unknown shape', {
    status: 200,
  });
}
