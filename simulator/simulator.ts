import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimit } from './api/rate-limit';
import { Router } from './api/router';
import { posRoutes } from './api/routes';
import { serve } from './api/serve';
import type { Service } from './api/serve';
import { createOperations } from './control/operations';
import type { Operations } from './control/operations';
import { serveControl } from './control/serve-control';
import { Engine } from './engine';
import { BadOptionError, completeOptions } from './options';
import type { SimulatorOptions } from './options';

/** Where a started simulator listens. */
export interface Addresses {
  /** Base URL of the POS API, without a slash at the end. */
  readonly url: string;
  /** Base URL of the control API, reachable from this machine only. */
  readonly controlUrl: string;
}

/** A simulated point of sale. Every operation of the control API is a method here too, under the same name. */
export interface Simulator extends Operations {
  readonly options: SimulatorOptions;
  /** @throws {BadOptionError} when the port is taken. */
  start(): Promise<Addresses>;
  /** Ends all connections, timers and deliveries. */
  stop(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;
const API_PREFIX = '/api';
const CONTROL_PREFIX = '/control';

function listen(server: Server, { port, host }: SimulatorOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new BadOptionError(`Port ${port} is taken; choose another with --port.`) : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string')
        reject(new BadOptionError('The server has no port.'));
      else resolve(address);
    });
  });
}

async function handle(
  service: Service,
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator.invalid');
  const below = (prefix: string) =>
    url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
  if (below(CONTROL_PREFIX))
    return serveControl(
      operations,
      request,
      response,
      url,
      url.pathname.slice(CONTROL_PREFIX.length),
    );
  const path = below(API_PREFIX) ? url.pathname.slice(API_PREFIX.length) : url.pathname;
  return serve(service, request, response, url, path === '' ? '/' : path.replace(/(?<=.)\/$/, ''));
}

/**
 * Makes a simulator with generated data; nothing listens before `start`.
 * @throws {BadOptionError} for an option out of range.
 */
export function createSimulator(given: Partial<SimulatorOptions> = {}): Simulator {
  const options = completeOptions(given);
  const engine = new Engine(options);
  const pos = engine.asPos();
  const service = { pos, router: new Router(posRoutes(pos)), rateLimit: new RateLimit() };
  const operations = createOperations(engine);
  const server = createServer((request, response) => {
    handle(service, operations, request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  // Longer than clients keep idle connections, so that none is closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return {
    ...operations,
    options,
    async start() {
      const { port } = await listen(server, options);
      const origin = `http://${options.host}:${port}`;
      return { url: `${origin}${API_PREFIX}`, controlUrl: `${origin}${CONTROL_PREFIX}` };
    },
    async stop() {
      operations.close();
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
