import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createSimulator, type Simulator } from '../../../simulator/simulator';
import { recomputeChanges } from '../insights/recompute-changes';
import type { Org } from '../model/org';
import { DEFAULT_RULES } from '../model/rules';
import type { Run, SyncJob } from '../model/run';
import { createAlleavesAdapter } from '../pos/alleaves/adapter';
import { openForOrg } from '../pos/alleaves/open-for-org';
import type { Database, StoredDocument } from '../store/database';
import { newOrgWrites } from '../store/orgs';
import { collectionOf } from '../store/paths';
import { createRun, readRun } from '../store/runs';
import { createSecrets } from '../store/secrets';
import { createVault } from '../store/vault';
import { newRun } from '../sync/plan-run';
import { runSync, type RunCollaborators, type RunOutcome } from '../sync/run-sync';
import { THIS_MACHINE } from './alleaves-under-test';
import { openTestDatabase } from './emulator-database';
import { makeOrg } from './make-org';
import { watchDatabase, type WatchedDatabase } from './watched-database';

/** When simulated worlds of tests begin. Their clocks run from there. */
export const WORLD_START = new Date('2026-01-28T20:00:00Z');

export const TEST_VAULT = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);

/** A fresh organisation id, so that no two tests meet. */
export const randomOrgId = (): string => `t${randomUUID().slice(0, 12)}`;

/** An organisation in the Firestore emulator whose POS is a running simulator. */
export interface SimulatedOrg {
  readonly orgId: string;
  readonly org: Org;
  readonly db: WatchedDatabase;
  readonly simulator: Simulator;
  /** What runs work with; `now` is the simulator's clock. */
  readonly tools: RunCollaborators;
  /** Queues a run and carries it out. */
  run(change?: Partial<Run>): Promise<{ outcome: RunOutcome; run: Run }>;
  deliver(job: SyncJob): Promise<RunOutcome>;
  drain(): Promise<void>;
  documents(
    collection:
      | 'customer'
      | 'order'
      | 'product'
      | 'change'
      | 'quarantine'
      | 'hold'
      | 'hint'
      | 'webhookEvent'
      | 'run',
  ): Promise<StoredDocument[]>;
  read(path: string): Promise<Readonly<Record<string, unknown>> | null>;
  stop(): Promise<void>;
}

/**
 * Starts a simulator with a small world and an organisation that belongs to it.
 * @param given `pin`: another one than the POS expects; the other options are the simulator's.
 */
export async function startSimulatedOrg(
  given: Parameters<typeof createSimulator>[0] & { wrongPin?: boolean; database?: Database } = {},
): Promise<SimulatedOrg> {
  const { wrongPin = false, database = openTestDatabase(), ...options } = given;
  const simulator = createSimulator({
    customers: 60,
    orders: 300,
    products: 20,
    now: WORLD_START,
    months: 6,
    ...options,
  });
  const { url } = await simulator.start();
  const db = watchDatabase(database);
  const orgId = randomOrgId();
  const { username, password, pin } = simulator.options;
  const locations = await listLocations(url, { username, password, pin });
  const org = makeOrg(url, locations);
  const secrets = createSecrets(db, orgId, TEST_VAULT);
  await db.commit([
    ...newOrgWrites(orgId, org, DEFAULT_RULES),
    ...secrets.credentialWrites({ username, password, pin: wrongPin ? `${pin}9` : pin }),
  ]);
  simulator.clearJournal();
  db.forget();
  const tools = createTools(db, simulator);
  const deliver = (job: SyncJob): Promise<RunOutcome> => runSync(tools, job);
  return {
    orgId,
    org,
    db,
    simulator,
    tools,
    deliver,
    async run(change = {}) {
      const runId = `run-${randomUUID().slice(0, 8)}`;
      await createRun(db, orgId, runId, {
        ...newRun({ trigger: 'schedule', now: tools.now() }),
        ...change,
      });
      const outcome = await deliver({ orgId, runId });
      const stored = await readRun(db, orgId, runId);
      if (!stored) throw new Error('the run is gone');
      return { outcome, run: stored.run };
    },
    drain: () => recomputeChanges(tools, orgId),
    documents: (name) => db.query({ collection: collectionOf(name, { org: orgId }) }),
    async read(path) {
      const [document] = await db.getAll([`orgs/${orgId}${path === '' ? '' : '/'}${path}`]);
      return document?.data ?? null;
    },
    stop: () => simulator.stop(),
  };
}

function createTools(db: Database, simulator: Simulator): RunCollaborators {
  const now = (): Date => new Date(simulator.clock.read().now);
  return {
    db,
    now,
    newId: () => randomUUID(),
    log: () => undefined,
    publish: () => Promise.resolve(),
    handOverAfterMs: Infinity,
    openSecrets: (metered, orgId) => createSecrets(metered, orgId, TEST_VAULT),
    openPos: openForOrg({
      hosts: THIS_MACHINE,
      now,
      random: () => 0.5,
      sleep: (ms) => wait(Math.min(ms, 20)),
    }),
  };
}

async function listLocations(
  baseUrl: string,
  credentials: { username: string; password: string; pin: string },
) {
  const pos = createAlleavesAdapter({
    config: makeOrg(baseUrl).pos,
    hosts: THIS_MACHINE,
    credentials,
    sessions: { load: () => Promise.resolve(null), save: () => Promise.resolve() },
    now: () => WORLD_START,
    random: () => 0.5,
  });
  return pos.listLocations();
}
