import { createServer } from 'node:http';
import express from 'express';
import type { HttpsFunction } from 'firebase-functions/https';

/** A deployed HTTP function on a real socket. */
export interface ServedFunction {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a function as its runtime does: the raw body beside the request, every path below it. */
export async function serveFunction(deployed: HttpsFunction): Promise<ServedFunction> {
  const app = express();
  app.use(express.raw({ type: () => true, limit: '10mb' }));
  app.use((request, response, next) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    Promise.resolve(deployed(Object.assign(request, { rawBody }), response)).catch(next);
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
