import { createServer } from 'node:http';
import express from 'express';
import type { HttpsFunction } from 'firebase-functions/https';

/** A deployed HTTP function on a real socket. */
export interface ServedFunction {
  readonly url: string;
  stop(): Promise<void>;
}

/** What the functions framework puts between a socket and a function: a parser for each kind of body, which all keep its bytes. */
function parseBodies(): express.Handler[] {
  const options = {
    limit: '10mb',
    verify: (request: object, _response: unknown, rawBody: Buffer): void =>
      void Object.assign(request, { rawBody }),
  };
  return [
    express.json(options),
    express.text(options),
    express.urlencoded({ ...options, extended: true }),
    express.raw({ ...options, type: '*/*' }),
  ];
}

/** Serves a function as its runtime does: the raw body beside the request, every path below it. */
export async function serveFunction(deployed: HttpsFunction): Promise<ServedFunction> {
  const app = express();
  // Else it prints the stack of every body that is no JSON.
  app.set('env', 'test');
  app.use(...parseBodies());
  app.use((request, response, next) => {
    // Without a content type no parser reads the body, here as there.
    const rawBody = 'rawBody' in request ? request.rawBody : undefined;
    const bytes = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
    Promise.resolve(deployed(Object.assign(request, { rawBody: bytes }), response)).catch(next);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
