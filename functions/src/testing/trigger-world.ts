import { randomUUID } from 'node:crypto';
import { PubSub, type Message, type Subscription } from '@google-cloud/pubsub';
import { SYNC_TOPIC } from '../config';
import type { Role } from '../model/member';
import { DEFAULT_RULES } from '../model/rules';
import { syncJobSchema, type SyncJob } from '../model/run';
import type { Org } from '../model/org';
import type { Database } from '../store/database';
import { openDatabase } from '../store/open-database';
import { newOrgWrites } from '../store/orgs';
import { pathOf } from '../store/paths';
import { makeOrg } from './make-org';

/** What the deployed functions read from the environment, as they do in tests. */
export const TEST_SECRETS = {
  SEALING_KEYS: `demo1:${Buffer.alloc(32, 7).toString('base64')}`,
  WEBHOOK_PATH_KEY: 'demo-a-path-key-for-tests',
  CRON_SECRET: 'demo-a-cron-secret-for-tests',
  SMTP_URL: 'off',
  MAIL_LINK_KEY: 'demo-a-link-key-for-tests',
} as const;

/** A project for one test file, in which the deployed exports run. */
export interface TriggerWorld {
  readonly db: Database;
  addOrg(orgId: string, change?: Partial<Org>): Promise<void>;
  /** Stores a membership, as it was or anew. */
  addMember(orgId: string, role: Role, uid?: string): Promise<void>;
  /** An org of which `u1`, who makes the calls, is an owner: what a call may do is then up to its token. */
  addStaffedOrg(orgId: string, change?: Partial<Org>): Promise<void>;
  /** The next job that is rung for. @throws Error when none comes within the limit. */
  nextRing(): Promise<SyncJob>;
  stop(): Promise<void>;
}

const RING_LIMIT_MS = 20_000;

/**
 * Sets the environment in which the deployed exports find the emulators: a project of its own, where no other function
 * listens and no other test looks. Call it before the first function is.
 */
export async function startTriggerWorld(): Promise<TriggerWorld> {
  const projectId = `demo-triggers-${randomUUID().slice(0, 8)}`;
  for (const name of ['FIRESTORE_EMULATOR_HOST', 'PUBSUB_EMULATOR_HOST'])
    if (!process.env[name]) throw new Error(`${name} is not set: run these tests with npm test`);
  Object.assign(process.env, TEST_SECRETS, {
    GCLOUD_PROJECT: projectId,
    GOOGLE_CLOUD_PROJECT: projectId,
    FIREBASE_CONFIG: JSON.stringify({ projectId }),
  });
  const db = openDatabase({ projectId });
  const pubsub = new PubSub({ projectId });
  const [topic] = await pubsub.createTopic(SYNC_TOPIC);
  const [subscription] = await topic.createSubscription('test');
  const bell = listen(subscription);
  const addOrg: TriggerWorld['addOrg'] = async (orgId, change = {}) => {
    const org = { ...makeOrg('http://127.0.0.1:9'), ...change };
    await db.commit(newOrgWrites(orgId, org, DEFAULT_RULES));
  };
  const addMember: TriggerWorld['addMember'] = async (orgId, role, uid = 'u1') => {
    const data = { role, email: `${uid}@example.test`, displayName: null };
    await db.commit([{ op: 'set', path: pathOf('member', { org: orgId, uid }), data }]);
  };
  return {
    db,
    addOrg,
    addMember,
    async addStaffedOrg(orgId, change) {
      await addOrg(orgId, change);
      await addMember(orgId, 'owner');
    },
    nextRing: bell.next,
    async stop() {
      bell.stop();
      await pubsub.close();
    },
  };
}

/** Takes rings in and hands them out, first come first served. */
function listen(subscription: Subscription): { next: () => Promise<SyncJob>; stop: () => void } {
  const waiting: SyncJob[] = [];
  const wanted: ((job: SyncJob) => void)[] = [];
  const receive = (message: Message): void => {
    message.ack();
    const job = syncJobSchema.parse(JSON.parse(message.data.toString()));
    const taker = wanted.shift();
    if (taker) taker(job);
    else waiting.push(job);
  };
  subscription.on('message', receive);
  return {
    stop: () => void subscription.removeListener('message', receive),
    next: () => {
      const job = waiting.shift();
      if (job) return Promise.resolve(job);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('nobody rang')), RING_LIMIT_MS);
        wanted.push((late) => {
          clearTimeout(timer);
          resolve(late);
        });
      });
    },
  };
}
