import type { OrderType } from './order-facts';
import { findStatusCode } from './order-status';
import type { Random } from './random';
import { MS_PER_DAY, MS_PER_HOUR } from './zone-days';

/** What became of an order. */
export interface Outcome {
  readonly type: OrderType;
  readonly status: number;
  readonly paidInFull: boolean;
  readonly updatedAtMs: number;
}

const ONLINE_SHARE = 0.14;
const DELIVERY_SHARE = 0.25;
/** Orders older than this are settled. */
const OPEN_FOR_MS = 3 * MS_PER_DAY;
const OPEN_SHARE_ONLINE = 0.7;
const OPEN_SHARE_RETAIL = 0.06;
const OPEN_STATES = [
  'pending',
  'submitted',
  'confirmed',
  'preparing',
  'processing',
  'ready',
  'ready',
  'ready',
] as const;
const CANCELLED_SHARE = 0.03;
const VOIDED_SHARE = 0.015;
const MS_PER_MINUTE = 60_000;

function code(text: string): number {
  return findStatusCode(text) ?? 0;
}

function drawType(random: Random, online: boolean): OrderType {
  if (!online || !random.chance(ONLINE_SHARE)) return 'retail';
  return random.chance(DELIVERY_SHARE) ? 'delivery' : 'pickup';
}

/**
 * Draws type, status and last change of an order. Old orders are settled, most of them completed within minutes; only
 * those of the last three days may still be open. `online` says whether the buyer may order online at all.
 */
export function drawOutcome(
  random: Random,
  order: { readonly online: boolean; readonly placedAtMs: number; readonly nowMs: number },
): Outcome {
  const type = drawType(random, order.online);
  const after = (ms: number) =>
    Math.min(Math.floor(order.placedAtMs + ms), Math.floor(order.nowMs));
  const recent = order.nowMs - order.placedAtMs < OPEN_FOR_MS;
  if (recent && random.chance(type === 'retail' ? OPEN_SHARE_RETAIL : OPEN_SHARE_ONLINE)) {
    const text = random.pick(OPEN_STATES);
    const paidInFull = text === 'ready' && random.chance(0.5);
    return {
      type,
      status: code(text),
      paidInFull,
      updatedAtMs: after(random.unit() * 2 * MS_PER_HOUR),
    };
  }
  const fate = random.unit();
  if (fate < CANCELLED_SHARE) {
    return {
      type,
      status: code('cancelled'),
      paidInFull: false,
      updatedAtMs: after(random.unit() * MS_PER_DAY),
    };
  }
  if (fate < CANCELLED_SHARE + VOIDED_SHARE) {
    return {
      type,
      status: code('voided'),
      paidInFull: false,
      updatedAtMs: after(random.unit() * 3 * MS_PER_DAY),
    };
  }
  const minutes = type === 'retail' ? random.int(1, 10) : random.int(20, 240);
  const text = type === 'delivery' ? 'delivered' : 'completed';
  return {
    type,
    status: code(text),
    paidInFull: true,
    updatedAtMs: after(minutes * MS_PER_MINUTE),
  };
}
