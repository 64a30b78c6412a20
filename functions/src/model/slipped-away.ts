import { collectionOf } from './paths';
import type { Query } from './query';
import type { Segment } from './segment';

/** Where those are who stay away longer than they used to, the most recent ones first. */
export const AWAY_SEGMENTS = ['slipping', 'at_risk', 'churned'] as const satisfies Segment[];

/**
 * Asks for the moves of customers into a segment of those who stay away, the latest first: who slipped away. Whoever moved on
 * in the meantime, or came back, is among them; their record says where they are now.
 * @param since such as a week ago; included.
 */
export function slippedAwayQuery(orgId: string, since: Date, limit = 50): Query {
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [
      ['to', 'in', AWAY_SEGMENTS],
      ['at', '>=', since],
    ],
    orderBy: [['at', 'desc']],
    limit,
  };
}
