import { z } from 'zod';
import type { Reader, StoredDocument } from './database';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const CUSTOMERS_PER_PAGE = 10_000;

/** What is concluded about a customer, as far as the day of a sale needs it. */
const concludedSchema = z.looseObject({
  insights: z.looseObject({ totals: z.looseObject({ firstOrderAt: z.date().nullable() }) }),
});

/** The first sale of customers, by id. Nobody is named of whom nothing is concluded, such as walk-in rows. */
export type FirstOrders = ReadonlyMap<string, Date>;

/** The first sale of each of these customers. */
export async function readFirstOrders(
  reader: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<FirstOrders> {
  if (ids.length === 0) return new Map();
  const documents = await reader.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
  return new Map(documents.flatMap(firstOrderOf));
}

/** One page of what {@link readAllFirstOrders} reads. */
export function firstOrdersQuery(orgId: string, after: string | null, limit: number): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    select: ['insights.totals.firstOrderAt'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** The first sale of everybody: a read for each customer, and a few bytes of each. */
export async function readAllFirstOrders(reader: Reader, orgId: string): Promise<FirstOrders> {
  const all = new Map<string, Date>();
  let after: string | null = null;
  for (;;) {
    const page = await reader.query(firstOrdersQuery(orgId, after, CUSTOMERS_PER_PAGE));
    for (const [id, at] of page.flatMap(firstOrderOf)) all.set(id, at);
    const last = page.at(-1);
    if (!last || page.length < CUSTOMERS_PER_PAGE) return all;
    after = last.id;
  }
}

function firstOrderOf({ id, data }: StoredDocument): [string, Date][] {
  const first = concludedSchema.safeParse(data).data?.insights.totals.firstOrderAt;
  return first ? [[id, first]] : [];
}
