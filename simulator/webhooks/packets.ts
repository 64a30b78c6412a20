import { writeJson } from '../api/write-json';
import type { Delivery } from './inputs';
import type { JsonObject } from '../world/json';
import { MS_PER_HOUR } from '../world/zone-days';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from './sign';

/** One POST as it goes out. */
export interface Packet {
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const LATE_BY_MS = 48 * MS_PER_HOUR;
const HUGE_BYTES = 2 * 1024 * 1024;
const UNKNOWN_LOCATION = '9999';

/** The order as it was when it was placed: what an overtaken delivery carries. */
function olderVersion(data: JsonObject): JsonObject {
  return {
    ...data,
    status: 'pending',
    id_status: 1,
    complete: false,
    void: false,
    cancel: false,
    date_updated: data['date_created'],
  };
}

function makePacket(
  event: string,
  data: JsonObject,
  atMs: number,
  given: { readonly secret: string; readonly delivery: Delivery },
): Packet {
  const { fault, signature, timestampHeader } = given.delivery;
  const timestamp = new Date(fault === 'late' ? atMs - LATE_BY_MS : atMs).toISOString();
  const text = fault === 'not_json' ? '{"event":' : writeJson({ event, timestamp, data });
  const signed = Buffer.from(text);
  const secret = fault === 'wrong_secret' ? `${given.secret}-wrong` : given.secret;
  const raw = fault === 'tampered' ? Buffer.concat([signed, Buffer.from(' ')]) : signed;
  return {
    raw,
    headers: {
      'content-type': 'application/json',
      ...(fault === 'unsigned' ? {} : { [SIGNATURE_HEADER]: signBody(secret, signed, signature) }),
      ...(timestampHeader ? { [TIMESTAMP_HEADER]: timestamp } : {}),
    },
  };
}

/** The POSTs of one event, in the order they leave: two for a duplicate or an overtaken delivery, else one. */
export function makePackets(
  event: string,
  data: JsonObject,
  atMs: number,
  given: { readonly secret: string; readonly delivery: Delivery },
): Packet[] {
  const packet = (name: string, shown: JsonObject, sentAtMs = atMs) =>
    makePacket(name, shown, sentAtMs, given);
  switch (given.delivery.fault) {
    case 'duplicate':
      return [packet(event, data), packet(event, data)];
    case 'out_of_order':
      return [packet(event, data), packet(event, olderVersion(data), atMs - 1)];
    case 'unknown_event':
      return [packet('order.teleported', data)];
    case 'unknown_location':
      return [
        packet(event, {
          ...data,
          id_location: Number(UNKNOWN_LOCATION),
          locationId: UNKNOWN_LOCATION,
        }),
      ];
    case 'huge':
      return [packet(event, { ...data, padding: 'x'.repeat(HUGE_BYTES) })];
    case 'wrong_secret':
    case 'tampered':
    case 'unsigned':
    case 'late':
    case 'not_json':
    case null:
      return [packet(event, data)];
  }
}
