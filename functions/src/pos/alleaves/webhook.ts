import type { PosWebhookReader, WebhookMeaning, WebhookReading } from '../adapter';
import { isJsonObject, parseJson } from './json';
import { createLocationBook, type LocationBook } from './location-book';
import { toOrderRaw } from './raw-payload';
import { toCustomer } from './to-customer';
import { toOrder } from './to-order';
import { wireCents, wireId, wireInstant } from './wire-values';

type Data = Readonly<Record<string, unknown>>;

/** A delivery whose envelope has been read. */
interface Delivery {
  readonly event: string;
  readonly data: Data;
  readonly observedAt: Date;
  readonly locations: LocationBook;
  readonly statusTable: Readonly<Record<string, string>>;
}

const EVENT_NAME = /^[a-z][a-z0-9_.-]{0,63}$/i;
const FIELD_NAME = /^[a-z][a-z0-9_]{0,39}$/i;
/** Field names of an unknown event that are kept. */
const MAX_FIELDS = 50;
const ORDER_EVENTS: ReadonlySet<string> = new Set(['order.created', 'order.updated']);
const CUSTOMER_EVENTS: ReadonlySet<string> = new Set(['customer.created', 'customer.updated']);
/** Without these a customer's body is partial: storing it would blank what it leaves out. */
const CUSTOMER_FIELDS = [
  'name_first',
  'name_last',
  'email',
  'phone',
  'date_of_birth',
  'loyalty_points',
] as const;
const CONTACT_FIELDS = ['email', 'phone'] as const;
const STATUS_FIELDS = ['status', 'void', 'cancel', 'complete'] as const;

function readId(values: readonly unknown[]): string | null {
  for (const value of values) {
    const id = wireId.safeParse(value);
    if (id.success && id.data !== null) return id.data;
  }
  return null;
}

/** Whether the field is there, readable, and not null. */
function has(
  schema: typeof wireId | typeof wireCents | typeof wireInstant,
  value: unknown,
): boolean {
  const parsed = schema.safeParse(value);
  return parsed.success && parsed.data !== null;
}

/** An order without a customer that leaves out what was left with it is partial: storing it would blank that. */
function saysWhoBought(data: Data): boolean {
  const nested = data['customer'];
  const customer = isJsonObject(nested) ? nested : {};
  const ids = [data['id_customer'], customer['id'], customer['id_customer']];
  const hasContact = isJsonObject(nested) || CONTACT_FIELDS.every((name) => name in data);
  return readId(ids) !== null || hasContact;
}

function isWholeOrder({ data }: Delivery): boolean {
  const lines = data['items'];
  return (
    saysWhoBought(data) &&
    has(wireInstant, data['date_created']) &&
    has(wireInstant, data['date_updated']) &&
    has(wireCents, data['total']) &&
    STATUS_FIELDS.some((name) => data[name] !== undefined && data[name] !== null) &&
    Array.isArray(lines) &&
    lines.length > 0 &&
    lines.every((line) => isJsonObject(line) && has(wireId, line['id_inventory_item']))
  );
}

function interpretOrder(delivery: Delivery): WebhookMeaning {
  const { event, data, observedAt, locations } = delivery;
  const externalId = readId([data['id_order'], data['id']]);
  if (externalId === null) return { outcome: 'invalid', reason: 'data has no order id' };
  const locationId = readId([data['id_location'], data['locationId']]);
  const location = locationId === null ? null : locations.resolve(locationId);
  if (location !== null && 'reason' in location) {
    const raw = toOrderRaw(data);
    const reasons = [location.reason];
    const rejection = { stream: 'orders' as const, externalId, observedAt, raw, reasons };
    return { outcome: 'unknown_location', event, rejection };
  }
  const reading = isWholeOrder(delivery) ? toOrder(data, delivery) : null;
  return reading?.outcome === 'found'
    ? { outcome: 'record', event, observation: reading.observation }
    : { outcome: 'hint', event, stream: 'orders', externalId };
}

function interpretCustomer({ event, data, observedAt }: Delivery): WebhookMeaning {
  const nested = isJsonObject(data['customer']) ? data['customer']['id'] : undefined;
  const externalId = readId([data['id_customer'], data['customer_id'], nested, data['id']]);
  if (externalId === null) return { outcome: 'invalid', reason: 'data has no customer id' };
  const isWhole =
    has(wireId, data['id_customer']) &&
    has(wireInstant, data['date_created']) &&
    has(wireInstant, data['date_updated']) &&
    CUSTOMER_FIELDS.every((name) => data[name] !== undefined);
  const reading = isWhole ? toCustomer(data, observedAt) : null;
  return reading?.outcome === 'found'
    ? { outcome: 'record', event, observation: reading.observation }
    : { outcome: 'hint', event, stream: 'customers', externalId };
}

function interpretDelivery(delivery: Delivery): WebhookMeaning {
  const { event, data } = delivery;
  if (ORDER_EVENTS.has(event)) return interpretOrder(delivery);
  if (CUSTOMER_EVENTS.has(event)) return interpretCustomer(delivery);
  // A stock row says nothing about the item's other rows: only a pull of all of them can tell.
  if (/^(?:product|inventory)\./.test(event)) {
    return { outcome: 'hint', event, stream: 'products', externalId: null };
  }
  const names = ['id_order', 'id_customer', 'id_item', 'id'];
  const externalId = readId(names.map((name) => data[name]));
  return { outcome: 'unknown_event', event, externalId, fields: namesOf(data) };
}

/** Only what looks like a field's name: nobody's address, where somebody made one a key. */
function namesOf(data: Data): string[] {
  return Object.keys(data)
    .filter((name) => FIELD_NAME.test(name))
    .slice(0, MAX_FIELDS);
}

function parseBody(body: Buffer): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

const invalid = (reason: string): WebhookReading => ({
  sentAt: null,
  meaning: { outcome: 'invalid', reason },
});

/**
 * Reads Alleaves webhook bodies. No vendor documentation of them exists; see this folder's README for what is assumed.
 * A body is a record only when it is whole and carries the POS's update time; a part of one is a hint, never merged.
 * An org named in the body is not looked at.
 */
export function createAlleavesWebhookReader(): PosWebhookReader {
  return {
    provider: 'alleaves',
    interpret({ body, receivedAt, pos: { locations, statusTable } }) {
      const parsed = parseBody(body);
      if (!isJsonObject(parsed)) return invalid('the body is not a JSON object');
      const event = parsed['event'];
      if (typeof event !== 'string' || !EVENT_NAME.test(event)) {
        return invalid('the body names no event');
      }
      const data = isJsonObject(parsed['data']) ? parsed['data'] : {};
      const sentAt = wireInstant.safeParse(parsed['timestamp']).data ?? null;
      // Never beyond our own clock: a time from the future would win against everything pulled later.
      const observedAt = sentAt && sentAt < receivedAt ? sentAt : receivedAt;
      const book = createLocationBook(locations);
      const delivery = { event, data, observedAt, locations: book, statusTable };
      return { sentAt, meaning: interpretDelivery(delivery) };
    },
  };
}
