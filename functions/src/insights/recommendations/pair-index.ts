import type { CoPurchaseFit, CoPurchasePartner } from '../../model/co-purchase';
import type { PreferredProduct, Preferences } from '../../model/preferences';
import { cautiousLiftOf } from './fit-co-purchase';

/** The strongest link from a customer's own products to another one. */
export interface CustomerPair {
  /** What the customer buys. */
  readonly bought: PreferredProduct;
  readonly partner: CoPurchasePartner;
}

/**
 * Makes the function that finds the strongest link from what a customer buys, over all time or of late, to a product.
 * Of equally strong links the one from the more preferred product counts.
 */
export function createPairIndex(
  { products, recentProducts }: Pick<Preferences, 'products' | 'recentProducts'>,
  fit: CoPurchaseFit | null,
): (productId: string) => CustomerPair | null {
  const fitted = new Map(fit?.products.map((product) => [product.productId, product.partners]));
  const strongest = new Map<string, CustomerPair>();
  for (const bought of [...products, ...recentProducts]) {
    const partners = bought.productId === null ? [] : (fitted.get(bought.productId) ?? []);
    for (const partner of partners) {
      const known = strongest.get(partner.productId);
      if (known && cautiousLiftOf(known.partner) >= cautiousLiftOf(partner)) continue;
      strongest.set(partner.productId, { bought, partner });
    }
  }
  return (productId) => strongest.get(productId) ?? null;
}
