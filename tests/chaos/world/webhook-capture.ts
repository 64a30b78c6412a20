import { createServer } from 'node:http';
import type { Simulator } from '../../../simulator/simulator';
import type { Packet } from './mailbox';

export const WEBHOOK_SECRET = 'a-webhook-secret-for-chaos';

type Emission = Parameters<Simulator['webhooks']['emit']>[0];

/** Receives what a simulator sends and keeps it, so that it can be delivered when and as often as the schedule says. */
export interface WebhookCapture {
  /** Lets the simulator send an event; resolves with what left it. */
  emit(emission: Emission): Promise<Packet[]>;
  close(): Promise<void>;
}

/** Points a simulator's webhooks at a new capture. */
export async function captureWebhooks(simulator: Simulator): Promise<WebhookCapture> {
  let caught: Packet[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['x-alleaves-signature']?.toString();
      caught.push({ body: Buffer.concat(chunks), signature, attempt: 1 });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the capture has no port');
  simulator.webhooks.setTarget({
    url: `http://127.0.0.1:${address.port}/`,
    secret: WEBHOOK_SECRET,
  });
  return {
    async emit(emission) {
      caught = [];
      simulator.webhooks.emit(emission);
      await simulator.webhooks.settled();
      return caught;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
