import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { SyncJob } from '../model/run';
import { createAlleavesWebhookReader } from '../pos/alleaves/webhook';
import { createSecrets } from '../store/secrets';
import { receiveWebhook, type WebhookAnswer } from '../sync/receive-webhook';
import { createWebhookOrgs } from '../sync/webhook-orgs';
import { webhookPath } from '../sync/webhook-url';
import { listen } from './listen';
import { TEST_VAULT, type SimulatedOrg } from './simulated-org';

type Emission = Parameters<SimulatedOrg['simulator']['webhooks']['emit']>[0];

/** What one delivery was answered with, and the document operations it cost. */
export interface Delivered extends WebhookAnswer {
  readonly reads: number;
  readonly writes: number;
}

/** A receiver of an organisation's webhooks on a real socket. */
export interface WebhookReceiver {
  readonly secret: string;
  readonly path: string;
  /** The rings for runs so far. */
  readonly rung: readonly SyncJob[];
  /** Lets the simulator send an event; two answers for a duplicate or an overtaken delivery. */
  emit(emission: Emission): Promise<Delivered[]>;
  /** Hands over a delivery that no simulator would send. */
  receive(delivery: { path?: string; signature?: string; body: string }): Promise<Delivered>;
  stop(): Promise<void>;
}

export const PATH_KEY = 'a-path-key-for-tests';
const SECRET = 'a-webhook-secret-for-tests';
const GENERATION = 3;

/** Gives the organisation webhook secrets and points its simulator at a new receiver. */
export async function startReceiver(world: SimulatedOrg): Promise<WebhookReceiver> {
  const { db, orgId, simulator, tools } = world;
  const { now } = tools;
  await db.commit([
    createSecrets(db, orgId, TEST_VAULT).webhookWrite({
      generation: GENERATION,
      current: SECRET,
      previous: null,
    }),
  ]);
  const rung: SyncJob[] = [];
  const collaborators = {
    db,
    reader: createAlleavesWebhookReader(),
    pathKey: PATH_KEY,
    loadOrg: createWebhookOrgs({ db, vault: TEST_VAULT, now }),
    publish: (jobs: readonly SyncJob[]) => Promise.resolve(void rung.push(...jobs)),
    now,
    newId: () => randomUUID(),
  };
  const path = webhookPath(orgId, GENERATION, PATH_KEY);
  const answers: Delivered[] = [];
  const receive = async (delivery: {
    path: string;
    signature: string | undefined;
    body: Buffer;
  }): Promise<Delivered> => {
    const before = db.usage();
    const answer = await receiveWebhook(collaborators, delivery);
    const after = db.usage();
    return { ...answer, reads: after.reads - before.reads, writes: after.writes - before.writes };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['x-alleaves-signature'];
      void receive({
        path: request.url ?? '',
        signature: signature?.toString(),
        body: Buffer.concat(chunks),
      }).then((answer) => {
        answers.push(answer);
        response.writeHead(answer.status).end();
      });
    });
  });
  const port = await listen(server);
  simulator.webhooks.setTarget({ url: `http://127.0.0.1:${port}${path}`, secret: SECRET });
  return {
    secret: SECRET,
    path,
    rung,
    async emit(emission) {
      const from = answers.length;
      simulator.webhooks.emit(emission);
      await simulator.webhooks.settled();
      return answers.slice(from);
    },
    receive: ({ path: given = path, signature, body }) =>
      receive({ path: given, signature, body: Buffer.from(body) }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
