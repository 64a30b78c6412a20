/** So many orders without a word are no accident. */
export const SILENT_AFTER_ORDERS = 5;

/** An order that was placed so recently may still be announced. */
export const ANNOUNCED_WITHIN_MS = 10 * 60_000;

/**
 * Whether an org's webhooks have stopped while it goes on selling. One that never had any is not silent, and neither is a
 * shop that is closed.
 */
export function planSilence({
  lastWebhookAt,
  ordersSince,
  before,
}: {
  /** Null when the log, which forgets after 30 days, holds none. */
  lastWebhookAt: Date | null;
  /** Orders placed after it, the newest left out that may still be announced. */
  ordersSince: number;
  /** What was found the time before. */
  before: boolean;
}): boolean {
  return lastWebhookAt === null ? before : ordersSince >= SILENT_AFTER_ORDERS;
}
