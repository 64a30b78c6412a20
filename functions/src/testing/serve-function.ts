import { randomUUID } from 'node:crypto';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import type { HttpsFunction } from 'firebase-functions/https';

/** A deployed HTTP function on a real socket. */
export interface ServedFunction {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a function as its runtime does, by the same framework: the raw body beside the request, every path below it. */
export async function serveFunction(deployed: HttpsFunction): Promise<ServedFunction> {
  // The framework keeps functions by name, for as long as the process lives.
  const name = `function-${randomUUID()}`;
  // Its types leave open whether there is a raw body, and it leaves it out of a request without one.
  http(name, (request, response) => void Reflect.apply(deployed, undefined, [request, response]));
  const server = getTestServer(name);
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
