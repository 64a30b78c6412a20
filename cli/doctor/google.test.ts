import { createServer } from 'node:http';
import { z } from 'zod';
import { openGoogle, type Google } from './google';

const NOW = new Date('2026-01-30T12:00:00Z');

let close: () => Promise<void>;
let google: Google;
let asked: { url: string; headers: NodeJS.Dict<string | string[]> }[];

beforeEach(async () => {
  asked = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    const token = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('pageToken');
    if (request.url?.startsWith('/firestore/refused')) {
      response.writeHead(403, { date: NOW.toUTCString() });
      response.end('{"error":{"message":"no such right"}}');
      return;
    }
    const pages: Record<string, string> = {
      '': '{"rows":[1,2],"nextPageToken":"a b"}',
      'a b': '{"nextPageToken":"c"}',
      c: '{"rows":[3]}',
    };
    response.writeHead(200, { date: new Date(NOW.getTime() - 90_000).toUTCString() });
    response.end(pages[token ?? '']);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  google = openGoogle({
    projectId: 'maple-prod',
    readToken: () => Promise.resolve('a-token'),
    now: () => NOW,
    originOf: (service) => `${origin}/${service}`,
  });
  close = () => new Promise((resolve) => server.close(() => resolve()));
});
afterEach(() => close());

describe('openGoogle', () => {
  it('reads lists page by page, empty pages too', async () => {
    const rows = await google.list('firestore', '/list?x=1', { key: 'rows', schema: z.int() });
    expect(rows).toStrictEqual([1, 2, 3]);
    expect(asked.map(({ url }) => url)).toStrictEqual([
      '/firestore/list?x=1',
      '/firestore/list?x=1&pageToken=a%20b',
      '/firestore/list?x=1&pageToken=c',
    ]);
  });

  it('says who asks, and whose quota it is', async () => {
    await google.get('firestore', '/list', z.looseObject({}));
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer a-token',
      'x-goog-user-project': 'maple-prod',
    });
  });

  it('throws what Google says of a refusal', async () => {
    const asking = google.get('firestore', '/refused', z.looseObject({}));
    await expect(asking).rejects.toMatchObject({
      name: 'GoogleRefusal',
      status: 403,
      message: 'firestore answered 403: no such right',
    });
  });

  it('knows by how much this machine’s clock is ahead', async () => {
    expect(google.skewMs()).toBeNull();
    await google.get('firestore', '/list', z.looseObject({}));
    expect(google.skewMs()).toBe(90_000);
  });
});
