import type { Hint } from '../model/quarantine';
import type { Stream } from '../model/source';
import type { WebhookEvent } from '../model/webhook';
import { auditWrite } from '../store/audit';
import type { Database, Write } from '../store/database';
import { hintWrite } from '../store/hints';
import { recentEvents } from '../store/webhook-events';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';

/** Deliveries with these outcomes left nothing behind but their entry in the log. */
const STORED_NOTHING: ReadonlySet<WebhookEvent['outcome']> = new Set([
  'replayed',
  'early',
  'unknown_event',
  'quarantined',
]);

/** Hints in one commit; the mark of who asked has a place in the first. */
const HINTS_AT_ONCE = 400;

/** Which deliveries are to be replayed, and on whose word. */
export interface DeliveryReplay {
  readonly orgId: string;
  /** Deliveries received before are left alone. */
  readonly since: Date;
  /** The newest so many are looked at. */
  readonly limit: number;
  /** Also those that stored something. */
  readonly isAll: boolean;
  readonly by: string;
}

/** What is asked for again. */
export interface ReplayedDeliveries {
  /** Deliveries of the time that were looked at. */
  readonly looked: number;
  /** Those among them that are replayed. */
  readonly deliveries: number;
  /** Orders that are asked for by their ids. */
  readonly orders: number;
  /** Streams that are pulled whole. */
  readonly streams: readonly Stream[];
  /** Events that nobody mapped: nothing says what to ask for. */
  readonly withoutMeaning: number;
  /** The run that asks; null when there is nothing to ask for. */
  readonly runId: string | null;
}

/**
 * Asks the POS again for what logged deliveries were about: an order by its id, anything else by a pull of its stream. Bodies
 * are not kept, and are not needed: what counts is how the record is now.
 * @throws {StoreUnavailable}
 */
export async function replayDeliveries(
  tools: { db: Database; publish: Publish; now: () => Date; newId: () => string },
  { orgId, since, limit, isAll, by }: DeliveryReplay,
): Promise<ReplayedDeliveries> {
  const { db, now, newId } = tools;
  const logged = await recentEvents(db, orgId, limit);
  const looked = logged.filter(({ receivedAt }) => receivedAt >= since);
  const wanted = looked.filter(({ outcome }) => isAll || STORED_NOTHING.has(outcome));
  const at = now();
  const meanings = wanted.flatMap((event) => toHint(event, at) ?? []);
  const hints = [...new Map(meanings.map((hint) => [keyOf(hint), hint])).values()];
  const report = {
    looked: looked.length,
    deliveries: meanings.length,
    orders: hints.filter(({ externalId }) => externalId !== null).length,
    streams: hints.flatMap(({ stream, externalId }) => (externalId === null ? [stream] : [])),
    withoutMeaning: wanted.length - meanings.length,
  };
  if (hints.length === 0) return { ...report, runId: null };
  const detail = `${meanings.length} deliveries`;
  const entry = { action: 'deliveries_replayed', target: null, detail, by, at } as const;
  const writes: Write[] = hints.map((hint) => hintWrite(orgId, hint));
  const first = writes.splice(0, HINTS_AT_ONCE);
  await db.commit([auditWrite(orgId, newId(), entry), ...first]);
  while (writes.length > 0) await db.commit(writes.splice(0, HINTS_AT_ONCE));
  const runId = runIdOf('hint', at);
  const run = newRun({ trigger: 'hint', now: at, streams: [] });
  // A run of this minute that has begun may have read its hints before; `sweep` asks for another one then.
  await requestRun(tools, { orgId, runId, run });
  return { ...report, runId };
}

/** What a delivery was about; null for an event of which nobody knows. */
function toHint({ event, entityId }: WebhookEvent, createdAt: Date): Hint | null {
  if (event.startsWith('order.') && entityId !== null)
    return { stream: 'orders', externalId: entityId, createdAt };
  if (event.startsWith('order.')) return { stream: 'orders', externalId: null, createdAt };
  if (event.startsWith('customer.')) return { stream: 'customers', externalId: null, createdAt };
  const isProduct = event.startsWith('product.') || event.startsWith('inventory.');
  return isProduct ? { stream: 'products', externalId: null, createdAt } : null;
}

function keyOf({ stream, externalId }: Hint): string {
  return `${stream}/${externalId ?? ''}`;
}
