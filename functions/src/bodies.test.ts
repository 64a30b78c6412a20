import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { discardRest, isPacked, leaveBodiesUnread, readBody } from './bodies';
import { listen } from './testing/listen';

let server: Server;
let port: number;
let handle: (request: IncomingMessage) => unknown;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = createServer((request, response) => {
    void Promise.resolve(handle(request)).then((answer) => response.end(JSON.stringify(answer)));
  });
  port = await listen(server);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

/** Sends the head of a request and `first` of its body. */
function begin(head: string, first = ''): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n${first}`);
  return socket;
}

/** What the server made of one body. */
function reading(limits: { maxBytes: number; timeoutMs: number }): Promise<Buffer | null> {
  return new Promise((resolve) => {
    handle = (request) => readBody(request, limits).then(resolve);
  });
}

const LIMITS = { maxBytes: 10, timeoutMs: 2_000 };

describe('a body that is read', () => {
  it.each(['', 'abc', '0123456789'])('comes whole: "%s"', async (body) => {
    const read = reading(LIMITS);
    begin(`Content-Length: ${body.length}`, body);
    expect((await read)?.toString()).toBe(body);
  });

  it('ends with the first byte that is too many, though it goes on', async () => {
    const read = reading(LIMITS);
    begin('Content-Length: 5000', 'x'.repeat(2_000));
    expect((await read)?.length).toBe(11);
  });

  it('of chunks without a length ends there as well', async () => {
    const read = reading(LIMITS);
    const socket = begin('Transfer-Encoding: chunked');
    const timer = setInterval(() => socket.write('4\r\nabcd\r\n'), 5);
    expect((await read)?.toString()).toBe('abcdabcdabc');
    clearInterval(timer);
  });

  it('is given up when it does not come in time, however steadily it drips', async () => {
    const read = reading({ maxBytes: 1_000_000, timeoutMs: 100 });
    const socket = begin('Content-Length: 1000000');
    const timer = setInterval(() => socket.write('x'), 5);
    expect(await read).toBeNull();
    clearInterval(timer);
  });

  it('is none when its sender goes away before the end', async () => {
    const read = reading(LIMITS);
    begin('Content-Length: 8', 'abc').end();
    expect(await read).toBeNull();
  });
});

describe('a body that is not wanted', () => {
  it('passes, and its sender hears the answer', async () => {
    handle = (request) => {
      discardRest(request, { timeoutMs: 2_000 });
      return 'no';
    };
    const body = Buffer.alloc(5_000_000);
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body });
    expect(await answer.json()).toBe('no');
  });

  it('cuts its sender off in the end', async () => {
    handle = (request) => discardRest(request, { timeoutMs: 100 });
    const socket = begin('Content-Length: 1000000');
    const timer = setInterval(() => socket.write('x'), 5);
    await new Promise((resolve) => socket.resume().once('close', resolve));
    clearInterval(timer);
    expect(socket.bytesWritten).toBeLessThan(1_000);
  });

  it('that has come whole keeps its connection', async () => {
    handle = async (request) => {
      await readBody(request, LIMITS);
      discardRest(request, { timeoutMs: 1 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return request.destroyed && !request.complete;
    };
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'abc' });
    expect(await answer.json()).toBe(false);
  });
});

let stop: () => void = () => undefined;

/** The content type that a server sees of a request with it. */
async function typeSeen(headers: Record<string, string>): Promise<unknown> {
  handle = ({ headers: found }) => found['content-type'] ?? null;
  const sent = { 'content-type': 'application/json', ...headers };
  const request = { method: 'POST', headers: sent, body: '{}' };
  return (await fetch(`http://127.0.0.1:${port}`, request)).json();
}

describe('a body that is left unread', () => {
  afterEach(() => stop());

  it('loses its content type before the server hears of it, until that is ended', async () => {
    stop = leaveBodiesUnread(({ server: of }) => of === server);
    expect(await typeSeen({})).toBeNull();
    stop();
    expect(await typeSeen({})).toBe('application/json');
  });

  it('is that of the requests that are meant, and of no other', async () => {
    stop = leaveBodiesUnread(({ request }) => isPacked(request));
    expect(await typeSeen({ 'content-encoding': 'gzip' })).toBeNull();
    expect(await typeSeen({ 'content-encoding': 'x, identity' })).toBeNull();
    expect(await typeSeen({ 'content-encoding': 'identity' })).toBe('application/json');
    expect(await typeSeen({})).toBe('application/json');
  });

  it('is also that of a sender who asks first whether to go on', async () => {
    stop = leaveBodiesUnread(() => true);
    const type = new Promise((resolve) => {
      handle = ({ headers }) => resolve(headers['content-type']);
    });
    begin('Content-Type: text/plain\r\nContent-Length: 2\r\nExpect: 100-continue', 'ab');
    expect(await type).toBeUndefined();
  });
});
