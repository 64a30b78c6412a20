import type { Effects } from '../model/change';

/** Customers that are computed between two marks of progress: what a killed worker repeats at the most. */
export const PART_CUSTOMERS = 20_000;

/** Characters of each list of a part; the three together stay below Firestore's document limit of 1 MiB. */
const LIST_CHARACTERS = 300_000;

/** The same effects in parts of bounded size, neighbours together. */
export function planParts(effects: Effects): Effects[] {
  const customers = inParts(effects.customers);
  const days = inParts(effects.days);
  const products = inParts(effects.products);
  const count = Math.max(customers.length, days.length, products.length);
  return Array.from({ length: count }, (_, index) => ({
    customers: customers[index] ?? [],
    days: days[index] ?? [],
    products: products[index] ?? [],
  }));
}

function inParts(ids: readonly string[]): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  let characters = 0;
  for (const id of ids) {
    if (part.length === PART_CUSTOMERS || characters + id.length > LIST_CHARACTERS) {
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
