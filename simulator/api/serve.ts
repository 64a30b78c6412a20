import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeAnswer, changeCall } from '../faults/change-answer';
import { disturbWorld } from '../faults/disturb-world';
import type { Fault } from '../faults/fault';
import { FAULT_HEADER } from '../faults/fault-box';
import { refuseEarly } from '../faults/refuse-early';
import type { EarlyAnswer } from '../faults/refuse-early';
import { refuse } from './answer';
import type { Answer, Call } from './answer';
import type { JournalEntry } from './journal';
import type { Pos } from './pos';
import type { RateLimit } from './rate-limit';
import { readBody } from './read-request';
import type { Router } from './router';
import { send } from './send';
import type { Json } from '../world/json';

/** What serving a request of the POS API needs. */
export interface Service {
  readonly pos: Pos;
  readonly router: Router;
  readonly rateLimit: RateLimit;
}

function waitingMs({ pos }: Service, faults: readonly Fault[]): number {
  const { ms, sigma, maxMs } = pos.variants().latency;
  const standing =
    pos.world().options.latencyMs + Math.min(maxMs, pos.faults.drawLogNormal(ms, sigma));
  return faults.reduce(
    (sum, fault) =>
      fault.kind === 'latency'
        ? sum + pos.faults.drawBetween(fault.ms, fault.maxMs ?? fault.ms)
        : sum,
    standing,
  );
}

function refuseByRate({ pos, rateLimit }: Service): EarlyAnswer | null {
  const limit = pos.variants().rateLimit;
  const waitSeconds = limit === null ? 0 : rateLimit.take(limit);
  if (limit === null || waitSeconds === 0) return null;
  const headers: Record<string, string> = limit.retryAfter
    ? { 'retry-after': String(Math.ceil(waitSeconds)) }
    : {};
  return { answer: refuse(429, 'Too many requests'), headers, text: null };
}

function route(
  { pos, router }: Service,
  call: Omit<Call, 'params'>,
  faults: readonly Fault[],
): Answer {
  const header = call.headers['authorization'];
  const token = typeof header === 'string' ? /^Bearer\s+(\S+)$/i.exec(header)?.[1] : undefined;
  const allowed = token !== undefined && pos.tokens.isValid(token);
  return router.answer(changeCall({ ...call, params: {} }, faults), allowed);
}

async function respond(
  service: Service,
  call: Omit<Call, 'params'>,
  entry: JournalEntry,
  response: ServerResponse,
): Promise<void> {
  const { pos } = service;
  const faults = pos.faults.draw({
    method: call.method,
    path: call.path,
    header: call.headers[FAULT_HEADER],
  });
  entry.faults.push(...faults.map(({ kind }) => kind));
  const waitMs = waitingMs(service, faults);
  if (waitMs > 0) await sleep(waitMs);
  if (faults.some(({ kind }) => kind === 'hang')) return;
  if (faults.some(({ kind }) => kind === 'revoke_tokens')) pos.tokens.revokeAll();
  const early = refuseByRate(service) ?? refuseEarly(faults);
  const answer = early?.answer ?? route(service, call, faults);
  const { body, rows } = changeAnswer(answer, faults);
  entry.rows = rows;
  const nowMs = pos.world().clock.nowMs();
  entry.status = send(
    response,
    {
      status: answer.status,
      body,
      text: early?.text ?? null,
      headers: early?.headers ?? {},
      nowMs,
    },
    faults,
  );
  disturbWorld(pos.world(), faults);
}

/** Answers one request of the POS API; `path` is below the base URL. Every request is in the journal, whatever becomes of it. */
export async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  path: string,
): Promise<void> {
  const { pos } = service;
  const startedMs = performance.now();
  const method = request.method ?? 'GET';
  const query = Object.fromEntries(url.searchParams);
  let body: Json = null;
  let unreadable: string | null = null;
  try {
    body = await readBody(request);
  } catch (error) {
    unreadable = error instanceof Error ? error.message : 'Unreadable';
  }
  const entry = pos.journal.add({
    at: pos.world().clock.now().toISOString(),
    method,
    path,
    query,
    body: path === '/auth' ? null : body,
  });
  try {
    if (unreadable === null)
      await respond(
        service,
        { method, path, query, headers: request.headers, body },
        entry,
        response,
      );
    else
      entry.status = send(
        response,
        { ...refuse(400, unreadable), text: null, headers: {}, nowMs: pos.world().clock.nowMs() },
        [],
      );
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Unexpected';
    entry.status = send(
      response,
      { ...refuse(500, message), text: null, headers: {}, nowMs: pos.world().clock.nowMs() },
      [],
    );
  } finally {
    entry.durationMs = performance.now() - startedMs;
  }
}
