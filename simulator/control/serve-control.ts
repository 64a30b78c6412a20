import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError, z } from 'zod';
import { fieldsOf } from '../api/answer';
import { readBody, UnreadableRequestError } from '../api/read-request';
import { send } from '../api/send';
import { OperationError } from '../world/customer-operations';
import type { Json } from '../world/json';
import { toJson } from '../faults/to-json';
import { controlRoutes } from './control-routes';
import type { Operations } from './operations';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What went wrong, as a status and one sentence. */
function explain(error: unknown): { status: number; body: Json } {
  if (error instanceof ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
  if (error instanceof OperationError) return { status: 404, body: { error: error.message } };
  if (error instanceof UnreadableRequestError)
    return { status: 400, body: { error: error.message } };
  return { status: 500, body: { error: error instanceof Error ? error.message : 'Unexpected' } };
}

/** Answers one request of the control API; peers from elsewhere are refused. `path` is below `/control`. */
export async function serveControl(
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  path: string,
): Promise<void> {
  const reply = (status: number, body: Json) =>
    send(response, { status, body, text: null, headers: {}, nowMs: Date.now() }, []);
  if (!LOOPBACK.has(request.socket.remoteAddress ?? '')) {
    reply(403, { error: 'The control API is for this machine only.' });
    return;
  }
  try {
    const body = await readBody(request);
    for (const route of controlRoutes(operations)) {
      const match = route.method === request.method ? route.pattern.exec(path) : null;
      if (match === null) continue;
      const result = await route.act({
        id: match[1] ?? '',
        body: fieldsOf(body),
        list: Array.isArray(body) ? body : null,
        query: url.searchParams,
      });
      reply(200, result === undefined ? { ok: true } : toJson(result));
      return;
    }
    reply(404, { error: `There is no control ${request.method ?? ''} ${path}.` });
  } catch (error) {
    const { status, body } = explain(error);
    reply(status, body);
  }
}
