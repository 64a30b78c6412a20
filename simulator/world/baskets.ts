import { at, upperBound } from './columns';
import type { Item } from './catalogue';
import { TAX_PERCENT } from './catalogue-facts';
import type { OrderMoney } from './order-facts';
import type { Random } from './random';
import type { StockRow } from './stock';

/** The products a store sells, cheapest first, whole and by category. */
export interface Shelf {
  readonly all: readonly Item[];
  readonly byCategory: ReadonlyMap<string, readonly Item[]>;
}

const MOST_UNITS = 14;
const FAVOURITE_SHARE = 0.6;
const SECOND_UNIT_SHARE = 0.2;
const STOP_SHARE = 0.45;
const NOT_IN_BASKETS = 'Category > Gift Cards';

function groupByCategory(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.category.text);
    if (group === undefined) groups.set(item.category.text, [item]);
    else group.push(item);
  }
  return groups;
}

/** The shelf of each location; a store without stock sells the whole catalogue. */
export function makeShelves(
  items: readonly Item[],
  rows: readonly StockRow[],
  locations: number,
): Shelf[] {
  const sellable = items.filter((item) => item.category.text !== NOT_IN_BASKETS);
  const whole = sellable.length > 0 ? sellable : items;
  return Array.from({ length: locations }, (_, location) => {
    const here = new Set(
      rows.filter((row) => row.location.index === location).map((row) => row.item),
    );
    const stocked = whole.filter((item) => here.has(item));
    const all = (stocked.length > 0 ? stocked : whole).toSorted(
      (a, b) => a.priceCents - b.priceCents || a.index - b.index,
    );
    return { all, byCategory: groupByCategory(all) };
  });
}

function affordable(list: readonly Item[], cents: number): number {
  return upperBound(list.length, (position) => list[position]?.priceCents ?? 0, cents);
}

function nearest(list: readonly Item[], cents: number): Item | undefined {
  const above = affordable(list, cents);
  const low = list[above - 1];
  const high = list[above];
  if (low === undefined || high === undefined) return low ?? high;
  return cents - low.priceCents <= high.priceCents - cents ? low : high;
}

/** Units whose prices add up to about the wanted amount, at least one. */
export function fillBasket(
  random: Random,
  shelf: Shelf,
  targetCents: number,
  favourite: string,
): Item[] {
  const units: Item[] = [];
  let open = targetCents;
  while (units.length < MOST_UNITS) {
    const liked = random.chance(FAVOURITE_SHARE) ? shelf.byCategory.get(favourite) : undefined;
    const list = liked !== undefined && affordable(liked, open) > 0 ? liked : shelf.all;
    const choices = affordable(list, open);
    if (choices === 0) break;
    const last = random.chance(STOP_SHARE) ? nearest(shelf.all, open) : undefined;
    const item = last ?? list[random.int(0, choices - 1)];
    if (item === undefined) break;
    const twice =
      last === undefined && 2 * item.priceCents <= open && random.chance(SECOND_UNIT_SHARE);
    units.push(item);
    if (twice) units.push(item);
    open -= item.priceCents * (twice ? 2 : 1);
    if (last !== undefined) break;
  }
  const first = nearest(shelf.all, targetCents);
  return units.length > 0 || first === undefined ? units : [first];
}

/** The money of an order: tax is on what is left after the discount, rounded half up to the cent. */
export function priceOrder(subtotalCents: number, discountCents: number): OrderMoney {
  const taxCents = Math.round(((subtotalCents - discountCents) * TAX_PERCENT) / 100);
  return {
    subtotalCents,
    discountCents,
    taxCents,
    totalCents: subtotalCents - discountCents + taxCents,
  };
}

const DISCOUNTED_SHARE = 0.18;
const DISCOUNT_PERCENTS = [10, 10, 15, 20];

/** A discount now and then, in whole cents. */
export function drawDiscountCents(random: Random, subtotalCents: number): number {
  if (!random.chance(DISCOUNTED_SHARE)) return 0;
  const percent = at(DISCOUNT_PERCENTS, random.int(0, DISCOUNT_PERCENTS.length - 1));
  return Math.round((subtotalCents * percent) / 100);
}
