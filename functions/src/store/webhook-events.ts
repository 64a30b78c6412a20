import type { WebhookEvent } from '../model/webhook';
import type { Write } from './database';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

type SetWrite = Extract<Write, { op: 'create' | 'set' }>;

/** The write that logs a delivery. A repeated delivery has the same id and is logged once. */
export function webhookEventWrite(orgId: string, id: string, event: WebhookEvent): SetWrite {
  return { op: 'set', path: pathOf('webhookEvent', { org: orgId, id }), data: { ...event } };
}

/** Newest deliveries of an org. */
export function recentEventsQuery(orgId: string, limit: number): Query {
  return {
    collection: collectionOf('webhookEvent', { org: orgId }),
    orderBy: [['receivedAt', 'desc']],
    limit,
  };
}
