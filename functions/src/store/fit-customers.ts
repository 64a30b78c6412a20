import { z } from 'zod';
import type { Reader } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const CUSTOMERS_PER_PAGE = 5_000;

/** What says whether a customer takes part in a fit. */
const personSchema = z.strictObject({
  profile: z.strictObject({ guest: z.boolean(), externalPoints: z.int().nullable() }),
  source: z.strictObject({ deletedAt: z.date().nullable(), erasedAt: z.date().optional() }),
});

/** One page of what {@link readPeople} reads. */
export function peopleQuery(orgId: string, after: string | null, limit: number): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    select: ['profile.guest', 'profile.externalPoints', 'source.deletedAt', 'source.erasedAt'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** An org's customers as a fit sees them. */
export interface People {
  readonly ids: ReadonlySet<string>;
  /** Whether the POS keeps points for any of them. */
  readonly keepsPoints: boolean;
}

/** An org's customers who are people that are still there: no walk-in rows, nobody deleted or erased. */
export async function readPeople(
  db: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void,
  pageSize = CUSTOMERS_PER_PAGE,
): Promise<People> {
  const ids = new Set<string>();
  let keepsPoints = false;
  let after: string | null = null;
  for (;;) {
    const page = await db.query(peopleQuery(orgId, after, pageSize));
    for (const document of page) {
      const person = parseReadable(personSchema, document, onCorrupt);
      if (!person || person.profile.guest) continue;
      if (person.source.deletedAt !== null || person.source.erasedAt) continue;
      ids.add(document.id);
      keepsPoints ||= (person.profile.externalPoints ?? 0) !== 0;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return { ids, keepsPoints };
    after = last.id;
  }
}
