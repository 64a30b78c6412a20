import type { CoPurchaseFit } from '../../model/co-purchase';
import type { Preferences } from '../../model/preferences';
import type { Product, Stock } from '../../model/product';
import type { Recommendation } from '../../model/recommendation';
import type { Source } from '../../model/source';
import { findReasons } from './find-reasons';
import { createPairIndex } from './pair-index';

/** The part of a stored product that recommendations are made of. */
export interface CatalogueProduct extends Pick<Product, 'name' | 'category' | 'priceCents'> {
  /** The document's id. */
  readonly id: string;
  readonly stock: Readonly<Record<string, Pick<Stock, 'available' | 'priceCents'>>>;
  readonly source: Pick<Source, 'deletedAt'>;
}

/** What recommendations for one customer depend on. */
export interface RecommendationInput {
  readonly preferences: Preferences;
  /** The live catalogue, in any sequence. */
  readonly products: Iterable<CatalogueProduct>;
  /** Of the org's weekly fit; null leaves that reason out. */
  readonly coPurchase: CoPurchaseFit | null;
  /** The POS location to offer from; null for all together. */
  readonly locationId: string | null;
  /** Products of which it is not yet decided whether they are gone. */
  readonly heldProductIds: ReadonlySet<string>;
}

const MAX_RECOMMENDATIONS = 5;

/**
 * The up to five products to offer to a customer, best first, ties by name.
 *
 * Only what is in stock, is not gone or held, and is no gift card. Points: 10 for a preferred category, 5 for the customer's
 * usual price of a piece, 15 for a preferred product, and up to 10 for one that buyers of the customer's products buy more
 * often than chance has it. A product without points is not offered; so a customer without orders is offered nothing.
 */
export function recommendProducts(input: RecommendationInput): Recommendation[] {
  const { preferences, locationId, heldProductIds } = input;
  const findPair = createPairIndex(preferences, input.coPurchase);
  const found: Recommendation[] = [];
  for (const product of input.products) {
    if (product.source.deletedAt !== null || heldProductIds.has(product.id)) continue;
    if (product.category === 'gift_card') continue;
    const available = sumAvailable(product, locationId);
    if (!(available > 0)) continue;
    const { id: productId, name, category } = product;
    const candidate = { productId, name, category, priceCents: priceAt(product, locationId) };
    const reasons = findReasons({ candidate, preferences, pair: findPair(productId) });
    const score = reasons.reduce((sum, { points }) => sum + points, 0);
    if (score > 0) found.push({ ...candidate, available, score, reasons });
  }
  return found.toSorted(compareOffers).slice(0, MAX_RECOMMENDATIONS);
}

/** What one store has oversold is not missing from another. */
function sumAvailable({ stock }: CatalogueProduct, locationId: string | null): number {
  const places = locationId === null ? Object.values(stock) : [stock[locationId]];
  return places.reduce((sum, place) => sum + Math.max(0, place?.available ?? 0), 0);
}

function priceAt({ stock, priceCents }: CatalogueProduct, locationId: string | null) {
  return (locationId === null ? null : stock[locationId]?.priceCents) ?? priceCents;
}

function compareOffers(left: Recommendation, right: Recommendation): number {
  return (
    right.score - left.score ||
    compareText(left.name, right.name) ||
    compareText(left.productId, right.productId)
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
