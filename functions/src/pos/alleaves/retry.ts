import { PosError } from '../errors';
import { LONGEST_PAUSE_MS } from './pacer';

/** When to ask again, as data. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** The longest wait before the second attempt; it doubles with each further one. */
  readonly baseMs: number;
  /** No back-off is longer than this. */
  readonly capMs: number;
  /** A POS that asks to be left alone for longer than this ends the attempts: the next run comes soon enough. */
  readonly maxRetryAfterMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  attempts: 5,
  baseMs: 500,
  capMs: 20_000,
  maxRetryAfterMs: LONGEST_PAUSE_MS,
};

/**
 * Milliseconds to wait before the next attempt, full jitter, never less than the POS asked for; null to give up.
 * @param attempt how many attempts have failed, from 1.
 */
export function planRetry(
  policy: RetryPolicy,
  { attempt, error, random }: { attempt: number; error: unknown; random: () => number },
): number | null {
  if (!(error instanceof PosError) || !error.retryable || attempt >= policy.attempts) return null;
  const askedMs = error.retryAfterMs ?? 0;
  if (askedMs > policy.maxRetryAfterMs) return null;
  const ceilingMs = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  return Math.max(askedMs, Math.round(random() * ceilingMs));
}

/** What retrying needs from outside. */
export interface RetryTools {
  readonly policy: RetryPolicy;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * The task's result, after as many attempts as the policy allows.
 * @param signal stops further attempts once aborted.
 * @throws the last attempt's error.
 */
export async function retry<T>(
  task: () => Promise<T>,
  { policy, sleep, random }: RetryTools,
  signal?: AbortSignal,
): Promise<T> {
  const isStopped = (): boolean => signal?.aborted ?? false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      const waitMs = isStopped() ? null : planRetry(policy, { attempt, error, random });
      if (waitMs === null) throw error;
      await sleep(waitMs);
      if (isStopped()) throw error;
    }
  }
}
