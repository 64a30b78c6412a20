import type { Org } from '../model/org';
import type { WebhookEvent, WebhookSecrets } from '../model/webhook';
import type { PosWebhookReader } from '../pos/adapter';
import type { Database } from '../store/database';
import { validSecrets } from './plan-rotation';
import { planWindow } from './plan-window';
import type { Publish } from './request-run';
import { logDelivery, storeDelivery } from './store-delivery';
import { isSignedBy, readWebhookPath, type WebhookTarget } from './webhook-url';

/**
 * Larger bodies are refused before anything is computed about them. A document of Firestore holds twice as much, so a
 * payload that gets past this can be kept as it came.
 */
export const MAX_BODY_BYTES = 512 * 1024;

/** What the receiver knows of an org; cached for a minute by whoever provides it. */
export interface WebhookOrg {
  readonly secrets: WebhookSecrets;
  readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
}

export interface WebhookCollaborators {
  readonly db: Database;
  readonly reader: PosWebhookReader;
  readonly pathKey: string;
  /** Null for an org that does not exist or has no webhook. */
  readonly loadOrg: (orgId: string) => Promise<WebhookOrg | null>;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told of deliveries that nobody proved to have sent; absent where nobody listens. */
  readonly log?: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** One POST as it came. Only the body is signed, so nothing depends on what a header claims. */
export interface Delivery {
  readonly path: string;
  /** The signature header; several of them, joined or not, are no signature. */
  readonly signature: string | undefined;
  /** The content encoding header. */
  readonly encoding?: string | undefined;
  readonly body: Buffer;
}

/** What is known of a delivery before its body is read. */
export interface DeliveryHead extends Pick<Delivery, 'path' | 'encoding'> {
  /** Of the body in bytes, as it was read or as the sender says; 0 where it does not say. */
  readonly length: number;
}

export interface WebhookAnswer {
  readonly status: 200 | 202 | 400 | 401 | 408 | 413 | 415;
  readonly body: Readonly<Record<string, unknown>>;
}

const REFUSED: WebhookAnswer = { status: 401, body: { error: 'Invalid signature' } };

/** Outcomes that are answered with 202: kept, but nothing follows from them by itself. */
const KEPT: ReadonlySet<WebhookEvent['outcome']> = new Set([
  'unknown_event',
  'quarantined',
  'replayed',
]);

/**
 * The checks that need no body: URL (401), encoding (415), size as announced (413). Nothing is read for them, neither from the
 * sender nor from Firestore.
 */
export function checkHead(
  { pathKey, log }: Pick<WebhookCollaborators, 'pathKey' | 'log'>,
  { path, encoding, length }: DeliveryHead,
): { readonly refusal: WebhookAnswer } | { readonly target: WebhookTarget } {
  const target = readWebhookPath(path, pathKey);
  if (!target) return { refusal: refuseUnproven(log, { reason: 'address' }) };
  if (isEncoded(encoding)) return { refusal: refuse(415, 'Send the body without encoding') };
  if (length > MAX_BODY_BYTES) return { refusal: refuse(413, 'Body too large') };
  return { target };
}

/** The answer to a delivery whose body stopped coming; the sender tries again. */
export const TOO_SLOW: WebhookAnswer = { status: 408, body: { error: 'Body too slow' } };

/**
 * Takes one delivery. A 2xx answer means that what it said is durably stored, or that it said nothing new.
 *
 * The checks in order: those of {@link checkHead}, org and URL generation (401), signature (401), form (400), time of sending. Nothing is read from Firestore before the URL proves to be ours, and nothing is written before the
 * signature holds. The org comes from the URL alone.
 *
 * A delivery from more than a day ago is logged and answered with 202: it will not get younger, so the sender is to stop,
 * and what it says has long been pulled. One from the future is logged and answered with 400: sent again when its time has
 * come, it is taken.
 *
 * @throws when Firestore is away: the caller answers 503 and the sender tries again.
 */
export async function receiveWebhook(
  collaborators: WebhookCollaborators,
  delivery: Delivery,
): Promise<WebhookAnswer> {
  const { now, reader, log } = collaborators;
  const { body, signature } = delivery;
  const head = checkHead(collaborators, { ...delivery, length: body.length });
  if ('refusal' in head) return head.refusal;
  const { orgId, generation } = head.target;
  const org = await collaborators.loadOrg(orgId);
  if (!org || org.secrets.generation !== generation)
    return refuseUnproven(log, { reason: 'generation', orgId });
  const receivedAt = now();
  if (!isSignedBy(validSecrets(org.secrets, receivedAt), body, signature))
    return refuseUnproven(log, { reason: 'signature', orgId });
  const { meaning, sentAt } = reader.interpret({ body, receivedAt, pos: org.pos });
  if (meaning.outcome === 'invalid') return refuse(400, meaning.reason);
  const signed = { orgId, meaning, body, sentAt, receivedAt };
  const window = planWindow(sentAt, receivedAt);
  if (window !== 'current') await logDelivery(collaborators.db, signed, window);
  if (window === 'early') return refuse(400, 'The timestamp lies in the future');
  const outcome = window === 'current' ? await storeDelivery(collaborators, signed) : window;
  return {
    status: KEPT.has(outcome) ? 202 : 200,
    body: { success: true, received: true, event: meaning.event },
  };
}

/** The signature is over the bytes that were sent; ones that were unpacked on the way are others. */
function isEncoded(encoding: string | undefined): boolean {
  return encoding !== undefined && !/^(?:identity)?$/i.test(encoding.trim());
}

/** @param why names the organisation only where the path proved to be ours. */
function refuseUnproven(
  log: WebhookCollaborators['log'],
  why: { readonly reason: string; readonly orgId?: string },
): WebhookAnswer {
  log?.('a delivery was refused', why);
  return REFUSED;
}

function refuse(status: 400 | 413 | 415, error: string): WebhookAnswer {
  return { status, body: { error } };
}
