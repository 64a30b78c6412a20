import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** Where a page of the watch list ended. */
export interface WatchPoint {
  readonly spentCents: number;
  readonly id: string;
}

/** Asks for the customers on the watch list, those who spent most first. @param after the last one of the page before. */
export function watchedCustomersQuery(orgId: string, limit: number, after?: WatchPoint): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [['insights.watch.listed', '==', true]],
    orderBy: [
      ['insights.totals.spentCents', 'desc'],
      [DOCUMENT_ID, 'desc'],
    ],
    limit,
    ...(after ? { startAfter: [after.spentCents, after.id] } : {}),
  };
}
