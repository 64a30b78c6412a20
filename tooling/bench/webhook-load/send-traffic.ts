import { setTimeout as wait } from 'node:timers/promises';
import type { Sending } from './plan-traffic';

const TIMEOUT_MS = 60_000;

/** What became of one delivery. */
export interface Answered {
  readonly sending: Sending;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** From the moment it was due, so that a sender that falls behind is seen. */
  readonly latencyMs: number;
}

/** Sends deliveries at a fixed rate, whether or not earlier ones have been answered. */
export async function sendTraffic(
  origin: string,
  sendings: readonly Sending[],
  { perSecond, signal }: { perSecond: number; signal: AbortSignal },
): Promise<Answered[]> {
  const startMs = performance.now();
  const running: Promise<Answered>[] = [];
  for (const [index, sending] of sendings.entries()) {
    const dueMs = startMs + (index * 1_000) / perSecond;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await wait(earlyMs, undefined, { signal });
    running.push(send(origin, sending, dueMs));
  }
  return Promise.all(running);
}

async function send(origin: string, sending: Sending, dueMs: number): Promise<Answered> {
  const { path, body, signature } = sending;
  const headers = {
    'content-type': 'application/json',
    ...(signature === null ? {} : { 'x-alleaves-signature': signature }),
  };
  let status: number | null = null;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body, signal });
    await answer.arrayBuffer();
    status = answer.status;
  } catch {
    status = null;
  }
  return { sending, status, latencyMs: performance.now() - dueMs };
}
