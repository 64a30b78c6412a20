import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios, { isAxiosError } from 'axios';
import { z } from 'zod';
import { PosError } from '../errors';
import { whyForbidden, type PosHosts } from '../hosts';
import { createLookup, NOT_PUBLIC } from '../public-addresses';
import { readAnswer } from './classify-answer';

/** One request to the POS, without its authorisation. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, beginning with a slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The parsed JSON of a successful answer. */
export interface HttpAnswer {
  readonly body: unknown;
  /** The POS's clock from the `Date` header; ours where there is none. */
  readonly observedAt: Date;
}

export interface HttpOptions {
  readonly baseUrl: string;
  /** Where requests may go. */
  readonly hosts: PosHosts;
  /** From sending to the last byte. */
  readonly timeoutMs: number;
  /** Of an uncompressed body. */
  readonly maxResponseBytes: number;
  readonly now: () => Date;
  /** Called for each request that is sent. */
  readonly onRequest: () => void;
}

export interface SendOptions {
  readonly authorization?: string | undefined;
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws {PosError} of any kind; see `readAnswer` for which. */
export type Send = (request: HttpRequest, options: SendOptions) => Promise<HttpAnswer>;

const headersSchema = z.looseObject({
  'content-type': z.string().default(''),
  'retry-after': z.string().optional(),
  date: z.string().optional(),
});

function readClock(header: string | undefined, now: () => Date): Date {
  const at = new Date(header ?? '');
  return Number.isNaN(at.getTime()) ? now() : at;
}

/** The whole body; null when it is longer than allowed. */
async function readBody(stream: Readable, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Idle connections are closed after so long, as Node's own agent does. */
const IDLE_MS = 5_000;

/**
 * A sender of single requests: no redirects, no retries, a bounded time and size, JSON with its digits kept, and to permitted hosts
 * at public addresses alone.
 */
export function createHttp(options: HttpOptions): Send {
  const { baseUrl, hosts, timeoutMs, maxResponseBytes, now, onRequest } = options;
  const forbidden = whyForbidden(baseUrl, hosts);
  const connecting = { keepAlive: true, timeout: IDLE_MS, lookup: createLookup(hosts) };
  const agents = { httpAgent: new HttpAgent(connecting), httpsAgent: new HttpsAgent(connecting) };
  return async ({ method, path, query, body }, { authorization, signal }) => {
    if (forbidden !== null) throw new PosError('forbidden', `its address ${forbidden}`);
    const request = `${method} ${path}`;
    const timeout = AbortSignal.timeout(timeoutMs);
    const fetchBytes = async () => {
      onRequest();
      const response = await axios.request<Readable>({
        method,
        url: baseUrl.replace(/\/+$/, '') + path,
        params: query,
        data: body === undefined ? undefined : JSON.stringify(body),
        headers: {
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        // A stream, because axios reports a body that is too long and one that is cut off by the same code.
        responseType: 'stream',
        maxRedirects: 0,
        proxy: false,
        ...agents,
        validateStatus: () => true,
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
      return { response, bytes: await readBody(response.data, maxResponseBytes) };
    };
    const { response, bytes } = await fetchBytes().catch((error: unknown) => {
      const code = isAxiosError(error) ? (error.code ?? 'unknown') : 'unknown';
      if (code === NOT_PUBLIC)
        throw new PosError('forbidden', 'its name leads to an address that is not public');
      const reason = timeout.aborted ? `timed out after ${timeoutMs} ms` : `failed (${code})`;
      throw new PosError('transient', `${request} ${reason}`);
    });
    const { status } = response;
    if (bytes === null) {
      throw new PosError(
        'contract',
        `${request} answered with more than ${maxResponseBytes} bytes`,
        {
          status,
        },
      );
    }
    const headers = headersSchema.parse(Object.fromEntries(Object.entries(response.headers)));
    const observedAt = readClock(headers.date, now);
    const answer = {
      request,
      status,
      contentType: headers['content-type'].toLowerCase(),
      retryAfter: headers['retry-after'],
      body: bytes,
      servedAt: observedAt,
    };
    return { body: readAnswer(answer), observedAt };
  };
}
