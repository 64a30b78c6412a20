import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createBrotliCompress, createDeflate, createGzip, gzipSync } from 'node:zlib';
import { createTestAdapter, TEST_NOW, walkAll } from '../../testing/alleaves-under-test';
import { listen } from '../../testing/listen';
import {
  makeToken,
  startScriptedPos,
  type Script,
  type ScriptedAnswer,
  type ScriptedPos,
} from '../../testing/scripted-pos';
import type { AlleavesAdapterOptions } from './adapter';
import { DEFAULT_RETRY_POLICY } from './retry';

const TOKEN = makeToken(new Date(TEST_NOW.getTime() + 86_400_000));
const ONCE = { ...DEFAULT_RETRY_POLICY, attempts: 1 };

let pos: ScriptedPos | undefined;
let raw: Server | undefined;
afterEach(async () => {
  await pos?.close();
  raw?.close();
  pos = raw = undefined;
});

type Overrides = Partial<Omit<AlleavesAdapterOptions, 'config'>>;

/** An adapter for a POS that lets everybody in and answers the rest by a script. */
async function connect(script: Script, overrides: Overrides = {}) {
  pos = await startScriptedPos((request, nth) =>
    request.path === '/auth' ? { body: { token: TOKEN } } : script(request, nth),
  );
  return createTestAdapter(pos.baseUrl, overrides);
}

async function askLocations(answer: ScriptedAnswer, overrides: Overrides = {}) {
  return (await connect(() => answer, overrides)).listLocations();
}

/** A server that writes what it likes to each connection. @returns its base URL. */
async function startRaw(converse: (write: (text: string | Buffer) => void) => () => void) {
  const server = createServer((socket) => {
    const stop = converse((text) => void (socket.writable && socket.write(text)));
    socket.on('error', () => undefined);
    socket.on('close', stop);
  });
  raw = server;
  return `http://127.0.0.1:${await listen(server)}`;
}

describe('an answer that unpacks to more than is allowed', () => {
  const MEGABYTE = Buffer.alloc(1_000_000, ' ');

  it.each([
    ['gzip', createGzip],
    ['deflate', createDeflate],
    ['br', createBrotliCompress],
  ] as const)(
    'as %s is left where it is too long, though it never ends',
    async (encoding, pack) => {
      const packer = pack();
      const closed = new AbortController();
      const baseUrl = await startRaw((write) => {
        write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n');
        write(`Content-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`);
        packer.on('data', write);
        const fill = (): void => {
          if (!closed.signal.aborted) packer.write(MEGABYTE, () => setImmediate(fill));
        };
        fill();
        return () => closed.abort();
      });
      const limits = { maxResponseBytes: 3_000_000, timeoutMs: 20_000 };
      const asking = createTestAdapter(baseUrl, { limits }).listLocations();
      await expect(asking).rejects.toMatchObject({
        kind: 'contract',
        message: 'POST /auth answered with more than 3000000 bytes',
      });
      if (!closed.signal.aborted) await once(closed.signal, 'abort');
    },
  );

  it('is measured unpacked, not by what it says of its length', async () => {
    const body = gzipSync(`[${' '.repeat(2_000)}]`);
    expect(body.length).toBeLessThan(100);
    const packed = { headers: { 'content-encoding': 'gzip' }, body };
    const asking = askLocations(packed, { limits: { maxResponseBytes: 1_000 } });
    await expect(asking).rejects.toMatchObject({ kind: 'contract' });
    expect(pos?.count('/location')).toBe(1);
  });

  it('is taken up to just that', async () => {
    const body = gzipSync(`[${' '.repeat(998)}]`);
    const packed = { headers: { 'content-encoding': 'gzip' }, body };
    await expect(
      askLocations(packed, { limits: { maxResponseBytes: 1_000 } }),
    ).resolves.toStrictEqual([]);
  });
});

describe('an answer that takes its time', () => {
  const limits = { timeoutMs: 300, retry: ONCE };

  it('is left when its body drips, however steadily', async () => {
    const asking = askLocations({ body: ' '.repeat(10_000), dripMs: 10 }, { limits });
    await expect(asking).rejects.toMatchObject({
      kind: 'transient',
      message: 'GET /location timed out after 300 ms',
    });
  });

  it('is left when its headers drip', async () => {
    const baseUrl = await startRaw((write) => {
      write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => write('X-Drip: 1\r\n'), 10);
      return () => clearInterval(timer);
    });
    await expect(createTestAdapter(baseUrl, { limits }).listLocations()).rejects.toMatchObject({
      kind: 'transient',
      message: 'POST /auth timed out after 300 ms',
    });
  });

  it('is left when it only ever says that it goes on', async () => {
    const baseUrl = await startRaw((write) => {
      const timer = setInterval(() => write('HTTP/1.1 102 Processing\r\n\r\n'), 10);
      return () => clearInterval(timer);
    });
    await expect(createTestAdapter(baseUrl, { limits }).listLocations()).rejects.toMatchObject({
      kind: 'transient',
    });
  });
});

describe('an answer of too much', () => {
  it('in its headers is a failure', async () => {
    const headers = { 'x-much': 'x'.repeat(64_000) };
    const asking = askLocations({ headers, body: [] }, { limits: { retry: ONCE } });
    await expect(asking).rejects.toMatchObject({
      kind: 'transient',
      message: 'GET /location failed (HPE_HEADER_OVERFLOW)',
    });
  });

  it.each([
    ['depth', '['.repeat(100_000) + ']'.repeat(100_000), 'JSON is nested too deeply'],
    ['values', `[${'0,'.repeat(2_000_000)}0]`, 'JSON has too many values'],
    ['empty rows', `[${'{},'.repeat(1_000_000)}{}]`, 'JSON has too many values'],
    ['rows', `[${'{},'.repeat(50_000)}{}]`, 'more than 50000 rows at once'],
  ])('in %s breaks the contract, and is not asked for again', async (_, body, said) => {
    await expect(askLocations({ body })).rejects.toMatchObject({
      kind: 'contract',
      message: expect.stringContaining(said),
    });
    expect(pos?.count('/location')).toBe(1);
  });

  it('may be as deep, and have as many rows, as is allowed', async () => {
    const rows = Array.from({ length: 50_000 }, () => 0);
    const walk = walkAll(await connect(() => ({ body: rows })), { stream: 'products' });
    await expect(walk).resolves.toMatchObject({ observations: [] });
  });

  it('in pages that hold more rows than were asked for ends the walk as its limit does', async () => {
    const rows = Array.from({ length: 301 }, (_, index) => ({ id_customer: index + 1 }));
    const adapter = await connect(() => ({ body: rows }), { limits: { maxPages: 3 } });
    await expect(walkAll(adapter, { stream: 'customers' })).rejects.toMatchObject({
      kind: 'truncated',
    });
  });
});

describe('an answer that wants us to wait', () => {
  it.each([
    '61',
    '86400',
    '999999999',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    '99999999999999999999',
    '1e99',
    '-1',
    'Infinity',
    'soon',
  ])('(%s) holds up no run for longer than a minute at a time', async (wanted) => {
    const waits: number[] = [];
    const adapter = await connect(
      () => ({ status: 503, headers: { 'retry-after': wanted, date: TEST_NOW.toUTCString() } }),
      {
        sleep: (ms) => {
          waits.push(ms);
          return Promise.resolve();
        },
      },
    );
    await expect(adapter.listLocations()).rejects.toMatchObject({ kind: 'transient' });
    await expect(adapter.listLocations()).rejects.toMatchObject({ kind: 'transient' });
    expect(waits.filter((ms) => !(ms >= 0 && ms <= 60_000))).toStrictEqual([]);
  });

  it('for long is not asked again in this run', async () => {
    const adapter = await connect(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
    await expect(adapter.listLocations()).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    await expect(adapter.listLocations()).rejects.toThrow('longer than a minute');
    expect(pos?.count('/location')).toBe(1);
  });
});

describe('a login that answers strangely', () => {
  it.each([
    ['a line break in the token', 'abc\r\nX-Evil: 1'],
    ['a token as long as a book', 'a'.repeat(8_193)],
    ['an alphabet that no header has', 'tökén'],
    ['an empty token', ''],
  ])('with %s is no login', async (_, token) => {
    pos = await startScriptedPos(() => ({ body: { token } }));
    await expect(createTestAdapter(pos.baseUrl).listLocations()).rejects.toMatchObject({
      kind: 'authentication',
      message: expect.stringContaining('the POS answered the login without a token'),
    });
    expect(pos.count('/location')).toBe(0);
  });
});

describe('an answer that repeats what we sent', () => {
  const FORMS = [
    ['as it is', TOKEN],
    ['as hex', Buffer.from(TOKEN).toString('hex')],
    ['as base64', Buffer.from(TOKEN).toString('base64')],
  ] as const;
  const STATUSES = [200, 422, 500];
  const cases = FORMS.flatMap(([form, text]) => STATUSES.map((status) => ({ form, text, status })));

  it.each(cases)('with $status and the token $form is not quoted', async ({ text, status }) => {
    const body = { error: `bad token ${text} here` };
    const failure = await askLocations({ status, body }).catch(String);
    expect(failure).toMatch(/: bad token … here$/);
  });
});
