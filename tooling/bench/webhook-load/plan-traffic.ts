import { createHmac } from 'node:crypto';
import { webhookPath } from '../../../functions/src/sync/webhook-url';
import { customerRow, orderRow } from '../../../functions/src/testing/alleaves-rows';

/** Who is delivered to, and what signs. */
export interface Target {
  readonly orgId: string;
  readonly secret: string;
  readonly pathKey: string;
}

/** What must lie in Firestore after a delivery that was acknowledged. */
export interface Promised {
  /** Below the org. */
  readonly path: string;
  /** A record's own time of update, which the stored one may not be older than; null where being there is enough. */
  readonly updatedAt: Date | null;
}

/** One POST of the traffic. */
export interface Sending {
  readonly kind: 'valid' | 'duplicate' | 'invalid';
  readonly path: string;
  readonly body: string;
  readonly signature: string | null;
  /** Null for what is to be refused. */
  readonly promised: Promised | null;
}

/** Of 20 deliveries 15 are new, 4 repeat an earlier one, and 1 is invalid. */
const SLOTS = 20;
const DUPLICATE_SLOTS: ReadonlySet<number> = new Set([3, 8, 13, 18]);
const INVALID_SLOT = 10;

/** Deliveries that a repeated one may lie behind its original. */
const REPEATED_WITHIN = 40;

const FIRST_ORDER = 50_000;
const CUSTOMERS = 500;

/** `count` deliveries, the same each time but for their times. Sent at `startAt` and after, evenly. */
export function planTraffic(target: Target, count: number, startAt: Date): Sending[] {
  const sent: Sending[] = [];
  const fresh: Sending[] = [];
  for (let index = 0; index < count; index += 1) {
    const slot = index % SLOTS;
    const at = new Date(startAt.getTime() + index);
    const original = DUPLICATE_SLOTS.has(slot)
      ? fresh.at(-1 - ((index * 7) % Math.min(REPEATED_WITHIN, fresh.length)))
      : undefined;
    if (original) sent.push({ ...original, kind: 'duplicate' });
    else if (slot === INVALID_SLOT) sent.push(makeInvalid(target, index, at));
    else {
      const made = makeValid(target, fresh.length, at);
      fresh.push(made);
      sent.push(made);
    }
  }
  return sent;
}

/** By tens: six orders, of which two are later versions of one, two customers, a hint, and an unknown event. */
function makeValid(target: Target, number: number, at: Date): Sending {
  const updated = { date_updated: at.toISOString() };
  const newest = FIRST_ORDER + number;
  switch (number % 10) {
    case 7:
    case 8: {
      const id = 10_000 + (number % CUSTOMERS);
      const data = customerRow(id, updated);
      return deliver(target, { event: 'customer.updated', at, data }, `customers/alv_${id}`, at);
    }
    case 9:
      return number % 20 === 9
        ? deliver(
            target,
            { event: 'order.updated', at, data: { id: newest } },
            `hints/orders-${newest}`,
            null,
          )
        : deliver(target, { event: 'shift.closed', at, data: { id: newest } }, null, null);
    default: {
      const id = number % 10 < 5 ? newest : newest - 5;
      const over = { ...updated, id_customer: 10_000 + (id % CUSTOMERS), total: `${id % 97}.50` };
      return deliver(
        target,
        { event: 'order.updated', at, data: orderRow(id, over) },
        `orders/alv_${id}`,
        at,
      );
    }
  }
}

function deliver(
  target: Target,
  { event, at, data }: { event: string; at: Date; data: Readonly<Record<string, unknown>> },
  path: string | null,
  updatedAt: Date | null,
): Sending {
  const body = JSON.stringify({ event, timestamp: at.toISOString(), data });
  return {
    kind: 'valid',
    path: webhookPath(target.orgId, 1, target.pathKey),
    body,
    signature: createHmac('sha256', target.secret).update(body).digest('hex'),
    promised: { path: path ?? 'webhookEvents', updatedAt },
  };
}

/** By turns: unsigned, signed with another secret, changed after it was signed, sent to another address, and no JSON. */
function makeInvalid(target: Target, index: number, at: Date): Sending {
  const id = 900_000 + index;
  const data = orderRow(id, { date_updated: at.toISOString() });
  const right = deliver(target, { event: 'order.updated', at, data }, null, null);
  const wrong = { ...right, kind: 'invalid' as const, promised: null };
  switch (((index - INVALID_SLOT) / SLOTS) % 5) {
    case 0:
      return { ...wrong, signature: null };
    case 1:
      return {
        ...wrong,
        signature: createHmac('sha256', 'another').update(right.body).digest('hex'),
      };
    case 2:
      return { ...wrong, body: `${right.body} ` };
    case 3:
      return {
        ...wrong,
        path: `${right.path.slice(0, -1)}${right.path.endsWith('A') ? 'B' : 'A'}`,
      };
    default:
      return { ...wrong, body: '{"event":' };
  }
}
