import { expiryOf } from '../model/keeping';
import { webhookEventSchema, WEBHOOK_OUTCOMES, type WebhookEvent } from '../model/webhook';
import type { Database, Reader, Write } from './database';
import { parseReadable } from './parse';
import { collectionOf, orgsOf, pathOf } from './paths';
import type { Aggregate, Query } from './query';

type SetWrite = Extract<Write, { op: 'create' | 'set' }>;

/** The write that logs a delivery. A repeated delivery has the same id and is logged once. */
export function webhookEventWrite(
  orgId: string,
  id: string,
  event: Omit<WebhookEvent, 'expireAt'>,
): SetWrite {
  const data: WebhookEvent = { ...event, expireAt: expiryOf('webhookEvent', event.receivedAt) };
  return { op: 'set', path: pathOf('webhookEvent', { org: orgId, id }), data: { ...data } };
}

/** Newest deliveries of an org. */
export function recentEventsQuery(orgId: string, limit: number): Query {
  return {
    collection: collectionOf('webhookEvent', { org: orgId }),
    orderBy: [['receivedAt', 'desc']],
    limit,
  };
}

/** Newest deliveries first; one that cannot be read is left out. */
export async function recentEvents(
  db: Reader,
  orgId: string,
  limit: number,
): Promise<WebhookEvent[]> {
  const documents = await db.query(recentEventsQuery(orgId, limit));
  return documents.flatMap(
    (document) => parseReadable(webhookEventSchema, document, () => undefined) ?? [],
  );
}

/** Counts the log's entries, for each outcome in the order of `WEBHOOK_OUTCOMES`. */
export function eventCountsAggregates(orgId: string): Aggregate[] {
  const collection = collectionOf('webhookEvent', { org: orgId });
  return WEBHOOK_OUTCOMES.map((outcome) => ({
    query: { collection, where: [['outcome', '==', outcome]] },
  }));
}

/** How many deliveries of the last 30 days ended how; outcomes that did not occur are left out. */
export async function countEvents(
  db: Reader,
  orgId: string,
): Promise<Partial<Record<WebhookEvent['outcome'], number>>> {
  const counted = await db.aggregate(eventCountsAggregates(orgId));
  const entries = WEBHOOK_OUTCOMES.map((outcome, index) => [outcome, counted[index]?.count ?? 0]);
  return Object.fromEntries(entries.filter(([, count]) => count !== 0));
}

/** An org's orders placed after one instant and until another. */
export function ordersPlacedAggregates(
  orgId: string,
  { after, until }: { after: Date; until: Date },
): Aggregate[] {
  const collection = collectionOf('order', { org: orgId });
  const where = [
    ['placedAt', '>', after],
    ['placedAt', '<=', until],
  ] as const;
  return [{ query: { collection, where } }];
}

/** How many orders were placed after one instant and until another. */
export async function countOrdersPlaced(
  db: Reader,
  orgId: string,
  between: { after: Date; until: Date },
): Promise<number> {
  const [placed] = await db.aggregate(ordersPlacedAggregates(orgId, between));
  return placed?.count ?? 0;
}

/** Badges of all orgs that say that webhooks are silent. */
export function webhookSilenceQuery(limit: number): Query {
  return {
    collection: 'status',
    everywhere: true,
    where: [['attention.webhookSilence', '==', true]],
    limit,
  };
}

/** Orgs that sell without a webhook's coming. */
export async function orgsWithoutWebhooks(db: Database, limit: number): Promise<string[]> {
  return orgsOf(await db.query(webhookSilenceQuery(limit)));
}
