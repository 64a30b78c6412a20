import { createHmac } from 'node:crypto';
import { DEFAULT_RULES } from '../model/rules';
import type { SyncJob } from '../model/run';
import type { WebhookSecrets } from '../model/webhook';
import { createAlleavesWebhookReader } from '../pos/alleaves/webhook';
import { newOrgWrites } from '../store/orgs';
import { createSecrets, type Secrets } from '../store/secrets';
import { createVault } from '../store/vault';
import { receiveWebhook, type Delivery, type WebhookAnswer } from '../sync/receive-webhook';
import { createWebhookOrgs } from '../sync/webhook-orgs';
import { webhookPath } from '../sync/webhook-url';
import { makeOrg } from './make-org';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database';

export const WEBHOOK_WORLD_KEY = 'a-path-key-for-tests';
export const FIRST_SECRET = 'the-first-secret-for-tests';

/** The org `maple` in memory and the shipped receiver of its webhooks. */
export interface WebhookWorld {
  readonly db: MemoryDatabase;
  readonly secrets: Secrets;
  /** The receiver's clock. */
  now: Date;
  /** The rings for runs so far. */
  readonly rung: readonly SyncJob[];
  /** What the receiver said in the logs, message and fields. */
  readonly lines: readonly (readonly [
    message: string,
    fields: Readonly<Record<string, unknown>>,
  ])[];
  /** The valid path of the org's first generation. */
  readonly path: string;
  /** Delivers something; signed with the first secret and to the valid path unless told otherwise. */
  deliver(body: string | Buffer, given?: Partial<Delivery>): Promise<WebhookAnswer>;
  /** The log's outcomes, in the order of their ids. */
  outcomes(): unknown[];
}

/** The signature of a body, bare. */
export function signBody(body: string | Buffer, secret: string = FIRST_SECRET): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** Makes one. The clock stands still at noon on 2026-01-30, UTC. */
export async function createWebhookWorld(change: Partial<WebhookSecrets> = {}) {
  const db = createMemoryDatabase();
  const vault = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);
  const secrets = createSecrets(db, 'maple', vault);
  await db.commit([
    ...newOrgWrites('maple', makeOrg('http://127.0.0.1'), DEFAULT_RULES),
    secrets.webhookWrite({ generation: 1, current: FIRST_SECRET, previous: null, ...change }),
  ]);
  const rung: SyncJob[] = [];
  const lines: [string, Readonly<Record<string, unknown>>][] = [];
  let ids = 0;
  const tools = {
    db,
    reader: createAlleavesWebhookReader(),
    pathKey: WEBHOOK_WORLD_KEY,
    loadOrg: createWebhookOrgs({ db, vault, now: () => world.now }),
    publish: (jobs: readonly SyncJob[]) => Promise.resolve(void rung.push(...jobs)),
    now: () => world.now,
    newId: () => `id-${(ids += 1)}`,
    log: (message: string, fields: Readonly<Record<string, unknown>>) =>
      void lines.push([message, fields]),
  };
  const path = webhookPath('maple', 1, WEBHOOK_WORLD_KEY);
  const world: WebhookWorld = {
    db,
    secrets,
    now: new Date('2026-01-30T12:00:00Z'),
    rung,
    lines,
    path,
    deliver(body, given = {}) {
      const bytes = Buffer.from(body);
      return receiveWebhook(tools, { path, signature: signBody(bytes), body: bytes, ...given });
    },
    outcomes: () =>
      db.pathsUnder('orgs/maple/webhookEvents/').map((at) => db.dump().get(at)?.['outcome']),
  };
  return world;
}
