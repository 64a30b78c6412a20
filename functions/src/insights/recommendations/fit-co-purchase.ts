import type { CoPurchaseFit, CoPurchasePartner } from '../../model/co-purchase';
import { countPairs } from './count-pairs';
import type { CountedProduct, PairCounts } from './count-pairs';
import type { ProductSets } from './product-sets';

/** Fewer customers who bought both make no pair: so few may be chance, and could be recognised. */
export const MIN_PAIR_CUSTOMERS = 5;
/** A cautious lift below this is no reason to offer a product. */
export const MIN_CAUTIOUS_LIFT = 1.2;
const MAX_PRODUCTS = 500;
const MAX_PARTNERS = 10;
/** Customers by whom each side of the quotient is raised, which draws the lift of rare pairs towards 1. */
const CAUTION_CUSTOMERS = 5;
const PRECISION = 1_000;

/**
 * The lift by which pairs are ranked: as if five more customers had bought both, just as many as chance would have.
 * Without it the strongest pairs of every shop are its rarest.
 */
export function cautiousLiftOf(
  pair: Pick<CoPurchasePartner, 'customers' | 'expectedCustomers'>,
): number {
  return (pair.customers + CAUTION_CUSTOMERS) / (pair.expectedCustomers + CAUTION_CUSTOMERS);
}

/**
 * Finds what customers buy together: for each of the 500 most widely bought products that have any, its ten strongest partners.
 *
 * What one customer ever bought counts, not what one basket holds. The sequence of the customers and how often they bought
 * something do not matter. Pairs are counted among the 2,000 most widely bought products, at most 200 of each customer.
 *
 * @param sets the products on counted orders of each customer. Lines without a product id have no part in it.
 * @param offered product ids that may become partners, such as the live catalogue; null for all.
 */
export function fitCoPurchase(
  sets: ProductSets,
  { asOf, offered }: { asOf: Date; offered: ReadonlySet<string> | null },
): CoPurchaseFit {
  const customers = sets.countCustomers();
  const pairs = countPairs(sets, MIN_PAIR_CUSTOMERS);
  const products: CoPurchaseFit['products'] = [];
  for (const [position, product] of pairs.products.entries()) {
    if (products.length === MAX_PRODUCTS) break;
    const partners = listPartners({ pairs, position, product, customers })
      .filter(({ productId }) => offered?.has(productId) ?? true)
      .toSorted(compareStrength)
      .slice(0, MAX_PARTNERS);
    if (partners.length > 0) products.push({ ...pickCounts(product), partners });
  }
  return { asOf, customers, products };
}

function listPartners({
  pairs,
  position,
  product,
  customers,
}: {
  pairs: PairCounts;
  position: number;
  product: CountedProduct;
  customers: number;
}): CoPurchasePartner[] {
  const partners: CoPurchasePartner[] = [];
  for (const [other, { productId, customers: buyers }] of pairs.products.entries()) {
    if (other === position) continue;
    const both = pairs.countBoth(position, other);
    if (both < MIN_PAIR_CUSTOMERS) continue;
    const chance = product.customers * buyers;
    const partner = {
      productId,
      customers: both,
      expectedCustomers: round(chance / customers),
      lift: round((both * customers) / chance),
    };
    if (cautiousLiftOf(partner) >= MIN_CAUTIOUS_LIFT) partners.push(partner);
  }
  return partners;
}

function compareStrength(left: CoPurchasePartner, right: CoPurchasePartner): number {
  const byLift = cautiousLiftOf(right) - cautiousLiftOf(left);
  return byLift || right.customers - left.customers || (left.productId < right.productId ? -1 : 1);
}

function pickCounts({ productId, customers }: CountedProduct): CountedProduct {
  return { productId, customers };
}

function round(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}
