import { z } from 'zod';
import { crmSchema } from '../model/crm';
import { profileSchema } from '../model/customer';
import { insightsSchema } from '../model/insights';
import { watchedCustomersQuery } from '../model/watched-customers';
import type { Reader } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf } from './paths';
import type { Aggregate, Query } from './query';

/** What is told of somebody worth a call. */
const watchedSchema = z.object({
  profile: profileSchema,
  crm: crmSchema.pick({ overrides: true }).loose().optional(),
  insights: insightsSchema.pick({ watch: true, totals: true }).loose(),
});

/** Somebody worth a call: valuable, and in need of attention. */
export type WatchedCustomer = z.infer<typeof watchedSchema> & { readonly id: string };

/** The first of the watch list, those who spent most first. */
export function topWatchedQuery(orgId: string, limit: number): Query {
  return {
    ...watchedCustomersQuery(orgId, limit),
    select: ['profile', 'crm.overrides', 'insights.watch', 'insights.totals'],
  };
}

/** The first of the watch list, those who spent most first. Who cannot be read is reported and left out. */
export async function readTopWatched(
  reader: Reader,
  orgId: string,
  { limit, onCorrupt }: { limit: number; onCorrupt: (error: CorruptDocument) => void },
): Promise<WatchedCustomer[]> {
  const documents = await reader.query(topWatchedQuery(orgId, limit));
  return documents.flatMap((document) => {
    const customer = parseReadable(watchedSchema, document, onCorrupt);
    return customer ? [{ ...customer, id: document.id }] : [];
  });
}

/** Counts the watch list. */
export function watchedAggregates(orgId: string): Aggregate[] {
  const collection = collectionOf('customer', { org: orgId });
  return [{ query: { collection, where: [['insights.watch.listed', '==', true]] } }];
}

/** How many are on the watch list. */
export async function countWatched(reader: Reader, orgId: string): Promise<number> {
  const [watched] = await reader.aggregate(watchedAggregates(orgId));
  return watched?.count ?? 0;
}
