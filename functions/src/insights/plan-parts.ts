import type { Effects } from '../model/change';

/** Customers that are computed between two marks of progress: what a killed worker repeats at the most. */
export const PART_CUSTOMERS = 20_000;

/** Characters of each list of a part; the three together stay below Firestore's document limit of 1 MiB. */
const LIST_CHARACTERS = 300_000;

/** Business days that are computed between two marks of progress. */
export const PART_DAYS = 400;

/**
 * The same effects in parts of bounded size, neighbours together. Where there are several, days have their own: figures of a day
 * go by what is concluded about customers, so they come when all of those are done.
 */
export function planParts(effects: Effects): Effects[] {
  const customers = inParts(effects.customers, PART_CUSTOMERS);
  const days = inParts(effects.days, PART_DAYS);
  const products = inParts(effects.products, PART_CUSTOMERS);
  const count = Math.max(customers.length, products.length);
  const isWhole = Math.max(count, days.length) === 1;
  if (isWhole) return [effects];
  const parts = Array.from({ length: count }, (_, index) => ({
    customers: customers[index] ?? [],
    days: [],
    products: products[index] ?? [],
  }));
  return [...parts, ...days.map((some) => ({ customers: [], days: some, products: [] }))];
}

function inParts(ids: readonly string[], limit: number): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  let characters = 0;
  for (const id of ids) {
    if (part.length === limit || characters + id.length > LIST_CHARACTERS) {
      parts.push(part);
      part = [];
      characters = 0;
    }
    part.push(id);
    characters += id.length;
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** Things that are done together, in their order: as many as stay within `limit`, and at least one. */
export function inGroups<T>(things: readonly T[], sizeOf: (thing: T) => number, limit: number) {
  const groups: T[][] = [];
  let group: T[] = [];
  let size = 0;
  for (const thing of things) {
    if (group.length > 0 && size + sizeOf(thing) > limit) {
      groups.push(group);
      group = [];
      size = 0;
    }
    group.push(thing);
    size += sizeOf(thing);
  }
  return group.length === 0 ? groups : [...groups, group];
}
