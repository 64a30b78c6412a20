import { productStatsSchema, type ProductStats } from '../model/product-stats';
import type { Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { pathOf } from './paths';

/** What was sold of each product, of all locations or of one; null when there is nothing that can be read. */
export async function readProductStats(
  reader: Reader,
  orgId: string,
  {
    locationId,
    onCorrupt,
  }: { locationId: string | null; onCorrupt: (error: CorruptDocument) => void },
): Promise<ProductStats | null> {
  const [document] = await reader.getAll([pathAt(orgId, locationId)]);
  return document ? parseReadable(productStatsSchema, document, onCorrupt) : null;
}

/** The write that stores what was sold of each product. It belongs in a commit of the lease. */
export function productStatsWrite(
  orgId: string,
  locationId: string | null,
  stats: ProductStats,
): Write {
  return { op: 'set', path: pathAt(orgId, locationId), data: { ...stats } };
}

function pathAt(orgId: string, locationId: string | null): string {
  const id = locationId === null ? 'products' : `products_${locationId}`;
  return pathOf('stats', { org: orgId, id });
}
