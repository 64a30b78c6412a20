import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen';

/** A request that the server got. */
export interface ScriptedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer: text and bytes go out as they are; anything else as JSON. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Cuts the connection after half of the body. */
  readonly cut?: boolean;
  /** Sends the body one byte at a time, each so many milliseconds after the one before. */
  readonly dripMs?: number;
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

function drip(response: ServerResponse, bytes: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => response.write(bytes.subarray(sent, (sent += 1))), everyMs);
  response.on('close', () => clearInterval(timer));
}

function send(response: ServerResponse, answer: ScriptedAnswer): void {
  if (answer.hang === true) return;
  const { body = {}, dripMs } = answer;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(isRaw ? body : JSON.stringify(body));
  response.writeHead(answer.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...answer.headers,
  });
  if (dripMs !== undefined) drip(response, bytes, dripMs);
  else if (answer.cut !== true) response.end(bytes);
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
  const port = await listen(server);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
