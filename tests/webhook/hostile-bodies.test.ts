import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { MAX_BODY_BYTES } from '../../functions/src/sync/receive-webhook';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { startServer, type WebhookServer } from '../../tooling/bench/webhook-load/start-server';

// A process has to start, and a slow sender to be waited for.
jest.setTimeout(60_000);

const PATH_KEY = 'demo-a-path-key-for-tests';
const JUNK = '/maple/1.AAAAAAAAAAAAAAAAAAAAAAAA';
const OURS = webhookPath('maple', 1, PATH_KEY);

/** A person in a body that is no JSON. */
const CUT = '{"event":"customer.updated","data":{"name_first":"Zanzibara","name_last":"Quillf';

/** Of one process that serves the function, whatever is sent. */
const MORE_MEMORY_MB = 40;

const UNPACKED_BYTES = 300_000_000;

let server: WebhookServer;
let idleMb: number;

// Nothing here gets as far as Firestore, so there is none.
beforeAll(async () => {
  server = await startServer('webhook-load/server.ts', {
    WEBHOOK_PATH_KEY: PATH_KEY,
    SEALING_KEYS: `demo1:${Buffer.alloc(32).toString('base64')}`,
    FIRESTORE_EMULATOR_HOST: '127.0.0.1:9',
    GCLOUD_PROJECT: 'demo-hostile-bodies',
  });
  await post(JUNK, { body: '{}' });
  idleMb = await server.peakMemoryMb();
});
afterAll(() => server.stop());

async function post(
  path: string,
  init: {
    body: NonNullable<RequestInit['body']>;
    headers?: Record<string, string>;
    duplex?: 'half';
  },
) {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
  return { status: answer.status, text: await answer.text() };
}

const zeros = (bytes: number): Readable =>
  Readable.from(
    (function* () {
      const chunk = Buffer.alloc(1_000_000, ' ');
      for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
    })(),
  );

/** A body that does not say how long it is. */
const chunked = (bytes: number) => ({
  body: Readable.toWeb(zeros(bytes)),
  duplex: 'half' as const,
});

describe('a body that would unpack to 300 MB', () => {
  it.each([
    ['gzip', createGzip],
    ['deflate', createDeflate],
    ['br', createBrotliCompress],
  ] as const)('as %s is refused and never unpacked', async (encoding, pack) => {
    const body = await buffer(zeros(UNPACKED_BYTES).pipe(pack()));
    expect(body.length).toBeLessThan(MAX_BODY_BYTES);
    const headers = { 'content-encoding': encoding };
    const text = '{"error":"Send the body without encoding"}';
    expect(await post(OURS, { headers, body })).toStrictEqual({ status: 415, text });
    expect((await post(JUNK, { headers, body })).status).toBe(401);
    expect((await server.peakMemoryMb()) - idleMb).toBeLessThan(MORE_MEMORY_MB);
  });
});

describe('a body of 200 MB', () => {
  const bytes = 200_000_000;

  it('is refused by its length', async () => {
    const body = Buffer.alloc(bytes, ' ');
    expect((await post(OURS, { body })).status).toBe(413);
    expect((await post(JUNK, { body })).status).toBe(401);
    expect((await server.peakMemoryMb()) - idleMb).toBeLessThan(MORE_MEMORY_MB);
  });

  it('is read up to what is allowed where it says no length, and not at all by strangers', async () => {
    expect((await post(OURS, chunked(bytes))).status).toBe(413);
    expect((await post(JUNK, chunked(bytes))).status).toBe(401);
    expect((await server.peakMemoryMb()) - idleMb).toBeLessThan(MORE_MEMORY_MB);
  });
});

/** The status line of the answer to a request with these lines in its head. */
async function statusOf(path: string, head: readonly string[]): Promise<string | undefined> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
  socket.write([`POST ${path} HTTP/1.1`, 'Host: x', ...head, '', '{}'].join('\r\n'));
  const answer = await new Promise<string>((resolve) => socket.once('data', resolve));
  socket.destroy();
  return answer.split('\r\n')[0];
}

describe('a header that comes twice', () => {
  const type = 'Content-Type: application/json';

  it.each([
    ['400 Bad Request', ['Content-Length: 2', 'Content-Length: 3']],
    ['400 Bad Request', ['Content-Length: 2', 'Transfer-Encoding: chunked']],
    [
      '415 Unsupported Media Type',
      ['Content-Length: 2', 'Content-Encoding: identity', 'Content-Encoding: gzip'],
    ],
  ])('is answered with %s: %j', async (status, head) => {
    expect(await statusOf(OURS, [type, ...head])).toBe(`HTTP/1.1 ${status}`);
  });
});

/** Drips a body to a path. @returns the status line, and how long it and the end of the connection took. */
async function drip(path: string) {
  const startedMs = performance.now();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`);
  socket.write('Content-Length: 100000\r\n\r\n');
  const timer = setInterval(() => socket.write(' '), 50);
  const said = new Promise<string>((resolve) => socket.once('data', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const status = (await said).split('\r\n')[0];
  const answeredMs = performance.now() - startedMs;
  await closed;
  clearInterval(timer);
  return { status, answeredMs, closedMs: performance.now() - startedMs };
}

it('a body that drips is waited for five seconds, and not at all where the address is not ours', async () => {
  const [ours, junk] = await Promise.all([drip(OURS), drip(JUNK)]);
  expect([ours.status, junk.status]).toStrictEqual([
    'HTTP/1.1 408 Request Timeout',
    'HTTP/1.1 401 Unauthorized',
  ]);
  expect(ours.answeredMs).toBeGreaterThan(4_900);
  expect(junk.answeredMs).toBeLessThan(2_000);
  expect(Math.max(ours.closedMs, junk.closedMs)).toBeLessThan(15_000);
});

it('a body that is no JSON is parsed by nobody before its signature holds, and stands in no line of the logs', async () => {
  expect(await post(JUNK, { body: CUT })).toStrictEqual({
    status: 401,
    text: '{"error":"Invalid signature"}',
  });
  expect(server.said()).toContain('a delivery was refused');
  expect(server.said()).not.toMatch(/Zanzibara|Quillf|SyntaxError/);
});
