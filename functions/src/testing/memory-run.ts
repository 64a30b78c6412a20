import type { Run, SyncJob } from '../model/run';
import { runSchema } from '../model/run';
import { DEFAULT_RULES } from '../model/rules';
import { newOrgWrites } from '../store/orgs';
import { createRun } from '../store/runs';
import { createSecrets } from '../store/secrets';
import { createVault } from '../store/vault';
import { newRun } from '../sync/plan-run';
import { runSync, type RunOutcome } from '../sync/run-sync';
import { makeOrg } from './make-org';
import { createMemoryDatabase, type MemoryDatabase } from './memory-database';
import { createScriptedAdapter, type PosScript } from './scripted-adapter';

const VAULT = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);

/** An org in memory with a scripted POS, for tests of whole runs. */
export interface RunWorld {
  readonly db: MemoryDatabase;
  readonly script: PosScript;
  /** The clock of whoever runs. */
  now: Date;
  /** How long a worker works before it hands over; for ever by default. */
  handOverAfterMs: number;
  /** Rings of runs that handed over. */
  readonly rung: SyncJob[];
  /** What runs said in the logs, message and fields. */
  readonly lines: (readonly [message: string, fields: Readonly<Record<string, unknown>>])[];
  /** The adapter of the latest run. */
  pos: ReturnType<typeof createScriptedAdapter> | null;
  /** Queues a run. */
  queue(runId: string, change?: Partial<Run>): Promise<void>;
  /** Delivers a job of a queued run. */
  deliver(runId: string): Promise<RunOutcome>;
  /** Queues a run and carries it out. */
  run(runId: string): Promise<RunOutcome>;
  readRun(runId: string): Run;
  document(path: string): Readonly<Record<string, unknown>> | undefined;
}

/** Org `maple` with stored credentials, whose POS holds what the script says. */
export async function createRunWorld(pages: PosScript['pages'] = {}): Promise<RunWorld> {
  const db = createMemoryDatabase();
  const org = makeOrg('http://127.0.0.1');
  const secrets = createSecrets(db, 'maple', VAULT);
  await db.commit([
    ...newOrgWrites('maple', org, DEFAULT_RULES),
    ...secrets.credentialWrites({ username: 'u', password: 'p' }),
  ]);
  let ids = 0;
  const world: RunWorld = {
    db,
    script: { pages, now: new Date('2026-01-30T12:00:00Z'), locations: org.pos.locations },
    now: new Date('2026-01-30T12:00:00Z'),
    handOverAfterMs: Infinity,
    rung: [],
    lines: [],
    pos: null,
    async queue(runId, change) {
      await createRun(db, 'maple', runId, {
        ...newRun({ trigger: 'schedule', now: world.now }),
        ...change,
      });
    },
    deliver: (runId) =>
      runSync(
        {
          db,
          openSecrets: (metered, orgId) => createSecrets(metered, orgId, VAULT),
          openPos: () => (world.pos = createScriptedAdapter(world.script)),
          now: () => world.now,
          newId: () => `id-${(ids += 1)}`,
          log: (message, fields) => void world.lines.push([message, fields]),
          publish: (jobs) => Promise.resolve(void world.rung.push(...jobs)),
          handOverAfterMs: world.handOverAfterMs,
        },
        { orgId: 'maple', runId },
      ),
    async run(runId) {
      await world.queue(runId);
      return world.deliver(runId);
    },
    readRun: (runId) => runSchema.parse(world.document(`syncRuns/${runId}`)),
    document: (path) => db.dump().get(`orgs/maple/${path}`),
  };
  return world;
}
