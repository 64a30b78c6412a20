import { randomUUID } from 'node:crypto';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import type { HttpsFunction } from 'firebase-functions/https';
import { leaveBodiesUnread } from '../bodies';
import { listen } from './listen';

/** What answers requests: a deployed function, or anything with the same arguments. */
export type Handler = (...given: Parameters<HttpsFunction>) => void | Promise<void>;

/** A deployed HTTP function on a real socket. */
export interface ServedFunction {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves a function as its runtime does, by the same framework: the raw body beside the request, every path below it.
 * @param readsBodies whether it reads bodies itself, as the index has it for some.
 */
export async function serveFunction(
  deployed: Handler,
  { readsBodies = false }: { readonly readsBodies?: boolean } = {},
): Promise<ServedFunction> {
  // The framework keeps functions by name, for as long as the process lives.
  const name = `function-${randomUUID()}`;
  // Its types leave open whether there is a raw body, and it leaves it out of a request without one.
  http(name, (request, response) => void Reflect.apply(deployed, undefined, [request, response]));
  const server = getTestServer(name);
  const stopLeaving = leaveBodiesUnread((start) => readsBodies && start.server === server);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        stopLeaving();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
