import { CATEGORY_LABELS } from '../../model/category-labels';
import type { PreferredProduct, Preferences } from '../../model/preferences';
import type { Recommendation, RecommendationReason } from '../../model/recommendation';
import { formatDollars } from '../format-dollars';
import { priceBandOf } from '../preferences/price-bands';
import { cautiousLiftOf } from './fit-co-purchase';
import type { CustomerPair } from './pair-index';

const CATEGORY_POINTS = 10;
const PRICE_POINTS = 5;
const BOUGHT_POINTS = 15;
/** For each doubling of the cautious lift, up to the greatest. */
const TOGETHER_POINTS_PER_DOUBLING = 5;
const MAX_TOGETHER_POINTS = 10;

/** What of a product its reasons are found by. */
export type Candidate = Pick<Recommendation, 'productId' | 'name' | 'category' | 'priceCents'>;

/** Everything that speaks for offering a product to a customer, with its points; empty when nothing does. */
export function findReasons({
  candidate,
  preferences,
  pair,
}: {
  candidate: Candidate;
  preferences: Preferences;
  pair: CustomerPair | null;
}): RecommendationReason[] {
  return [
    likesCategory(candidate, preferences),
    suitsPrice(candidate, preferences),
    wasBought(candidate, preferences),
    goesWith(pair),
  ].filter((found) => found !== null);
}

function likesCategory({ category }: Candidate, { categories }: Preferences) {
  const liked = categories.find((preferred) => preferred.category === category);
  if (!liked) return null;
  const text = `Buys ${CATEGORY_LABELS[category]}: ${sayBought(liked)}.`;
  return reason('category', CATEGORY_POINTS, text);
}

/** Bands of single pieces are compared: what a basket costs says little about one product. */
function suitsPrice({ priceCents }: Candidate, { unitPrice }: Preferences) {
  if (unitPrice === null || priceCents === null || priceCents <= 0) return null;
  if (priceBandOf(priceCents) !== unitPrice.band) return null;
  const usual = formatDollars(unitPrice.medianCents);
  const text = `Costs ${formatDollars(priceCents)}; usually pays around ${usual} a piece.`;
  return reason('price', PRICE_POINTS, text);
}

function wasBought(candidate: Candidate, { products }: Preferences) {
  const bought = products.find((preferred) => isSameProduct(candidate, preferred));
  return bought ? reason('bought', BOUGHT_POINTS, `Bought before: ${sayBought(bought)}.`) : null;
}

/** The id decides. Only what was bought without one is known by its name, and by the whole of it. */
function isSameProduct(candidate: Candidate, { productId, name }: PreferredProduct): boolean {
  if (productId !== null) return productId === candidate.productId;
  return name.trim().toLowerCase() === candidate.name.trim().toLowerCase();
}

function goesWith(pair: CustomerPair | null) {
  if (pair === null) return null;
  const { bought, partner } = pair;
  const doublings = Math.log2(cautiousLiftOf(partner));
  const points = Math.floor(TOGETHER_POINTS_PER_DOUBLING * doublings + 0.5);
  if (points < 1) return null;
  const text = `${partner.customers} customers bought it and ${bought.name}, ${partner.lift.toFixed(1)} times as many as by chance.`;
  return reason('together', Math.min(MAX_TOGETHER_POINTS, points), text);
}

function reason(kind: RecommendationReason['kind'], points: number, text: string) {
  return { kind, points, text };
}

function sayBought({ units, orders }: { units: number; orders: number }): string {
  return `${units} ${units === 1 ? 'piece' : 'pieces'} in ${orders} ${orders === 1 ? 'order' : 'orders'}`;
}
