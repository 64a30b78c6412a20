import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that the server got. */
export interface ScriptedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer: text goes out as it is; anything else as JSON. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Cuts the connection after half of the body. */
  readonly cut?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
}

/** A running server whose every answer the test decides. */
export interface ScriptedPos {
  readonly baseUrl: string;
  readonly requests: ScriptedRequest[];
  /** How many requests for a path came in. */
  count(path: string): number;
  close(): Promise<void>;
}

/** Decides an answer; `nth` counts the requests for the same path, from 1. */
export type Script = (request: ScriptedRequest, nth: number) => ScriptedAnswer;

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A token that expires at an instant, with the alphabet and the missing padding of real ones. */
export function makeToken(expiresAt: Date, id = 'a'): string {
  return `${encode({ alg: 'HS256' })}.${encode({ exp: expiresAt.getTime() / 1_000, id })}.c2ln`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: ScriptedAnswer): void {
  if (answer.hang === true) return;
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
  const bytes = Buffer.from(text);
  response.writeHead(answer.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...answer.headers,
  });
  if (answer.cut !== true) response.end(bytes);
  else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** Starts a real server on a free port of this machine. */
export async function startScriptedPos(script: Script): Promise<ScriptedPos> {
  const requests: ScriptedRequest[] = [];
  const count = (path: string): number =>
    requests.filter((request) => request.path === path).length;
  const server = createServer((message, response) => {
    void readText(message).then((body) => {
      const url = new URL(message.url ?? '/', 'http://127.0.0.1');
      const request: ScriptedRequest = {
        method: message.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: message.headers,
        body,
      };
      requests.push(request);
      send(response, script(request, count(request.path)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
