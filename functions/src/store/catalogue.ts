import type { z } from 'zod';
import { productSchema } from '../model/product';
import { sourceSchema } from '../model/source';
import type { Reader } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const PRODUCTS_PER_PAGE = 1_000;

/** What offering a product takes. */
const catalogueEntrySchema = productSchema
  .pick({ name: true, category: true, priceCents: true, stock: true })
  .extend({ source: sourceSchema.pick({ deletedAt: true, externalId: true }) });
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema> & {
  /** The document's. */
  readonly id: string;
};

/** One page of an org's products. */
export function catalogueQuery(orgId: string, after: string | null, limit: number): Query {
  return {
    collection: collectionOf('product', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    select: ['category', 'name', 'priceCents', 'source.deletedAt', 'source.externalId', 'stock'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** The products that an org has, in stock or not; those that cannot be read are reported and left out. */
export async function readCatalogue(
  db: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void,
  pageSize = PRODUCTS_PER_PAGE,
): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await db.query(catalogueQuery(orgId, after, pageSize));
    for (const document of page) {
      const entry = parseReadable(catalogueEntrySchema, document, onCorrupt);
      if (entry?.source.deletedAt === null) entries.push({ ...entry, id: document.id });
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return entries;
    after = last.id;
  }
}
