import { isLosslessNumber } from 'lossless-json';
import { parseInstant } from '../instants';
import { isJsonObject } from '../json';

/** What kind of value a field held, by its form alone. */
export type Kind =
  | 'null'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'empty text'
  | 'text of digits'
  | 'text of a decimal'
  | 'instant with zone'
  | 'instant without zone'
  | 'day'
  | 'text'
  | 'list'
  | 'object';

/** One field over many rows: its name, the forms of its values, and how often it was there. Never a value. */
export interface Field {
  /** Such as `items[].price`. */
  readonly path: string;
  readonly kinds: readonly Kind[];
  /** Rows that had the field, */
  readonly present: number;
  /** those among them where it was neither null nor empty, */
  readonly filled: number;
  /** of so many that could have had it. */
  readonly of: number;
}

/** How deep nested objects are looked into. */
const MAX_DEPTH = 3;

/** An object with more names than this is a table whose keys are values. */
const MAX_NAMES = 200;

/** What a name of a field looks like. A key with other characters, capitals first or many digits may be somebody's name or number. */
const NAME = /^_?[a-z][a-zA-Z]*(?:\d{1,3}[a-zA-Z]*)?(?:_[a-zA-Z]*\d{0,3}[a-zA-Z]*){0,12}$/;
const LONGEST_NAME = 60;

/** Stands for keys that are not shown. */
export const OTHER_KEY = '(other keys)';

interface Tally {
  readonly kinds: Set<Kind>;
  present: number;
  filled: number;
}

/** The fields of rows, nested ones included, in the order of their paths. What is no object is left out. */
export function describeFields(rows: readonly unknown[]): Field[] {
  return describeBelow(rows.filter(isJsonObject), '', 1).toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

function describeBelow(
  rows: readonly Readonly<Record<string, unknown>>[],
  prefix: string,
  depth: number,
): Field[] {
  const tallies = new Map<string, Tally>();
  const inner = new Map<string, Record<string, unknown>[]>();
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const isTable = names.size > MAX_NAMES;
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      const name = !isTable && isFieldName(key) ? key : OTHER_KEY;
      count(tallies, name, value);
      if (depth === MAX_DEPTH) continue;
      if (isJsonObject(value)) gather(inner, name, [value]);
      if (Array.isArray(value)) gather(inner, `${name}[]`, value.filter(isJsonObject));
    }
  }
  const own = [...tallies].map(([name, { kinds, present, filled }]) => ({
    path: prefix + name,
    kinds: [...kinds].toSorted(),
    present,
    filled,
    of: rows.length,
  }));
  const nested = [...inner].flatMap(([name, below]) =>
    describeBelow(below, `${prefix}${name}.`, depth + 1),
  );
  return [...own, ...nested];
}

function isFieldName(key: string): boolean {
  return key.length <= LONGEST_NAME && NAME.test(key);
}

function count(tallies: Map<string, Tally>, name: string, value: unknown): void {
  const tally = tallies.get(name) ?? { kinds: new Set<Kind>(), present: 0, filled: 0 };
  const kind = kindOf(value);
  tally.kinds.add(kind);
  tally.present += 1;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (kind !== 'null' && kind !== 'empty text' && !isEmptyList) tally.filled += 1;
  tallies.set(name, tally);
}

function gather(
  inner: Map<string, Record<string, unknown>[]>,
  name: string,
  rows: readonly Record<string, unknown>[],
): void {
  const known = inner.get(name);
  if (known) known.push(...rows);
  else inner.set(name, [...rows]);
}

/** The form of a value. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (isLosslessNumber(value) || typeof value === 'number')
    return /^-?\d+$/.test(String(value)) ? 'integer' : 'decimal';
  if (typeof value === 'string') return kindOfText(value.trim());
  return Array.isArray(value) ? 'list' : 'object';
}

function kindOfText(text: string): Kind {
  if (text === '') return 'empty text';
  if (/^[+-]?\d+$/.test(text)) return 'text of digits';
  if (/^[+-]?\d*\.\d+$/.test(text)) return 'text of a decimal';
  if (parseInstant(text) === undefined) return 'text';
  if (text.length === 10) return 'day';
  return /(?:z|[+-]\d{2}:?\d{2})$/i.test(text) ? 'instant with zone' : 'instant without zone';
}
