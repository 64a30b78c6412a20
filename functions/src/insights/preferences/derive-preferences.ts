import type { OrderItem } from '../../model/order';
import type { PreferredCategory, PreferredProduct, Preferences } from '../../model/preferences';
import type { InsightOrder } from '../insight-order';
import { priceBandOf } from './price-bands';
import { countPurchaseTimes } from './purchase-times';
import { tallyPurchases } from './rank-purchases';
import type { RankedPurchase } from './rank-purchases';

const MAX_CATEGORIES = 3;
const MAX_PRODUCTS = 5;

/**
 * What one customer likes, from their counted orders; orders that are not sales are skipped.
 *
 * Depends on no clock, so it can be stored. Neither the sequence of `orders` nor how often an order (by its id) is passed matters.
 *
 * @param hourOf the hour, 0 to 23, at which an order was placed on its store's clock; see `createHourReader`.
 * @returns empty lists and `mid` when no order counts.
 */
export function derivePreferences(
  orders: Iterable<InsightOrder>,
  hourOf: (order: InsightOrder) => number,
): Preferences {
  const counted = listNewestFirst(orders);
  const items = counted.flatMap((order) => order.items);
  const categories = tallyPurchases(counted, categoryKeyOf).map(toCategory);
  const products = tallyPurchases(counted, productKeyOf).map(toProduct);
  const all = tallyPurchases(counted, () => '');
  const spentCents = counted.reduce((sum, { totals }) => sum + totals.totalCents, 0);
  const prices = sortPrices(items);
  return {
    basis: { orders: counted.length, units: all[0]?.units ?? 0, pricedLines: prices.length },
    categories: rank(categories, 'units').slice(0, MAX_CATEGORIES),
    products: rank(products, 'units').slice(0, MAX_PRODUCTS),
    recentCategories: rank(categories, 'recentUnits').slice(0, MAX_CATEGORIES),
    recentProducts: rank(products, 'recentUnits').slice(0, MAX_PRODUCTS),
    priceRange: priceBandOf(spentCents, counted.length),
    unitPrice: describeUnitPrice(prices),
    ...countPurchaseTimes(counted, hourOf),
  };
}

function listNewestFirst(orders: Iterable<InsightOrder>): InsightOrder[] {
  const byId = new Map<string, InsightOrder>();
  for (const order of orders) if (order.counted) byId.set(order.id, order);
  return [...byId.values()].toSorted(
    (left, right) =>
      right.placedAt.getTime() - left.placedAt.getTime() || compare(left.id, right.id),
  );
}

function categoryKeyOf({ category }: OrderItem): string | null {
  return category === 'other' ? null : category;
}

function productKeyOf({ productId, name }: OrderItem): string {
  return productId === null ? `name ${name}` : `id ${productId}`;
}

function rank<Liked extends PreferredCategory | PreferredProduct>(
  liked: readonly Liked[],
  by: 'units' | 'recentUnits',
): Liked[] {
  return liked.toSorted(
    (left, right) => right[by] - left[by] || compare(sortNameOf(left), sortNameOf(right)),
  );
}

/** Products of one name follow each other by id. */
function sortNameOf(liked: PreferredCategory | PreferredProduct): string {
  return 'category' in liked ? liked.category : `${liked.name}\n${liked.productId ?? ''}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function toCategory({ newest, ...support }: RankedPurchase): PreferredCategory {
  return { category: newest.category, ...support };
}

function toProduct({ newest, ...support }: RankedPurchase): PreferredProduct {
  return { productId: newest.productId, name: newest.name, ...support };
}

/** What was given away says nothing of what somebody pays. */
function sortPrices(items: readonly OrderItem[]): number[] {
  return items
    .map(({ unitPriceCents }) => unitPriceCents ?? 0)
    .filter((cents) => cents > 0)
    .toSorted((left, right) => left - right);
}

function describeUnitPrice(sorted: readonly number[]): Preferences['unitPrice'] {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) return null;
  return { medianCents: Math.ceil((lower + upper) / 2), band: priceBandOf(lower + upper, 2) };
}
