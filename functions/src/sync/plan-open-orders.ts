import type { OrderObservation } from '../model/observation';
import type { OrderStatus } from '../model/order';
import type { StreamState } from '../model/stream-state';

const DAY_MS = 86_400_000;

/** Open orders asked for by id in one run, those not looked at for longest first. */
const ASKED_PER_RUN = 50;

/** Orders remembered as open at most; a store has far fewer. */
const REMEMBERED = 2_000;

const FINAL: ReadonlySet<OrderStatus> = new Set(['completed', 'cancelled']);

/** Orders that are not final yet, with when they were last looked at. */
export type OpenOrders = StreamState['open'];

/** What is known of open orders after looking at some: final ones leave, others come or are seen anew. */
export function afterSeeing(
  open: OpenOrders,
  observations: readonly OrderObservation[],
  now: Date,
): OpenOrders {
  const next = { ...open };
  for (const { externalId, body } of observations) {
    if (FINAL.has(body.status)) delete next[externalId];
    else next[externalId] = { placedAt: body.placedAt, checkedAt: now };
  }
  return next;
}

/** Which open orders to ask for by id: those that this walk did not see, as long as they are not too old. */
export function planOpenOrders(
  open: OpenOrders,
  { seenSince, openOrderDays, now }: { seenSince: Date; openOrderDays: number; now: Date },
): { ask: string[]; remember: OpenOrders } {
  const oldest = now.getTime() - openOrderDays * DAY_MS;
  const remember = Object.entries(open)
    .filter(([, { placedAt }]) => placedAt.getTime() >= oldest)
    .toSorted(([, a], [, b]) => b.placedAt.getTime() - a.placedAt.getTime())
    .slice(0, REMEMBERED);
  const ask = remember
    .filter(([, { checkedAt }]) => checkedAt < seenSince)
    .toSorted(([, a], [, b]) => a.checkedAt.getTime() - b.checkedAt.getTime())
    .slice(0, ASKED_PER_RUN)
    .map(([id]) => id);
  return { ask, remember: Object.fromEntries(remember) };
}
