import type { WebhookSecrets } from '../model/webhook';

/**
 * The secrets after a rotation: the new one signs, and the one it replaces signs on until its end date. Never more than
 * two: whatever was kept before the one that is replaced ends now. A new URL is a new generation, and only the newest
 * generation's URL is answered.
 */
export function planRotation(
  before: WebhookSecrets,
  {
    newSecret,
    now,
    keepOldMs,
    newUrl,
  }: { newSecret: string; now: Date; keepOldMs: number; newUrl: boolean },
): WebhookSecrets {
  const validUntil = new Date(now.getTime() + keepOldMs);
  return {
    generation: before.generation + (newUrl ? 1 : 0),
    current: newSecret,
    previous: keepOldMs > 0 ? { secret: before.current, validUntil } : null,
  };
}

/** The secrets that sign at an instant; a previous one does not any more at its end date. */
export function validSecrets({ current, previous }: WebhookSecrets, at: Date): string[] {
  return previous && previous.validUntil > at ? [current, previous.secret] : [current];
}
