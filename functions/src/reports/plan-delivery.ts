import type { Delivery, DeliveryState } from '../model/delivery';
import type { Handover } from '../mail/mailer';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is older is no news any more. */
const NEWS_FOR_MS = { report: 72 * HOUR_MS, notice: 24 * HOUR_MS } as const;

/** Longer than a mail takes to be handed over. Who has not said by then what became of it, never will. */
export const HANDED_OVER_WITHIN_MS = 15 * MINUTE_MS;

/** How long a server that puts a mail off is left alone: doubled each time, up to two hours. */
const RETRY_MS = 5 * MINUTE_MS;
const LONGEST_RETRY_MS = 2 * HOUR_MS;

/** What is to be done with a delivery that is due. */
export type DeliveryPlan = 'send' | Extract<DeliveryState, 'unknown' | 'expired'>;

/**
 * Whether a delivery that is due is sent. One that is still `sending` long after its hand-over began is not: its worker died, and
 * nobody knows on which side of the hand-over.
 */
export function planDelivery({ about, state, createdAt }: Delivery, now: Date): DeliveryPlan {
  if (state === 'sending') return 'unknown';
  const ageMs = now.getTime() - createdAt.getTime();
  return ageMs > NEWS_FOR_MS[about.kind] ? 'expired' : 'send';
}

/** What is stored of a delivery once the mail server has answered, or has not. */
export function afterHandover(
  { attempts }: Pick<Delivery, 'attempts'>,
  handover: Handover,
  now: Date,
): Partial<Delivery> {
  if (handover !== 'deferred') return settled(handover, now);
  const waitMs = Math.min(RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
  return {
    state: 'waiting',
    attempts: attempts + 1,
    retryAt: new Date(now.getTime() + waitMs),
  };
}

/** What is stored of a delivery that is done with. */
export function settled(state: DeliveryState, now: Date): Partial<Delivery> {
  return { state, retryAt: null, settledAt: now };
}
