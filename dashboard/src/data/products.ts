import { collectionOf, pathOf } from '@model/paths';
import type { Product } from '@model/product';
import type { ProductStats } from '@model/product-stats';
import { DOCUMENT_ID } from '@model/query';
import type { DocumentOf, ListOf } from '../live/sources';

/** Products read at once: most catalogues are one page. */
export const PRODUCTS_PER_PAGE = 500;

/** One page of the catalogue, by id. */
export function productList(orgId: string, after?: string): ListOf<Product> {
  return {
    collection: collectionOf('product', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: PRODUCTS_PER_PAGE,
    ...(after === undefined ? {} : { startAfter: [after] }),
  };
}

/** What was sold of each product in the last weeks, at one location or, with null, at all of them. */
export function productStatsDocument(
  orgId: string,
  locationId: string | null,
): DocumentOf<ProductStats> {
  const id = locationId === null ? 'products' : `products_${locationId}`;
  return { path: pathOf('stats', { org: orgId, id }) };
}
