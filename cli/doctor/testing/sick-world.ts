import { DEFAULT_RULES } from '../../../functions/src/model/rules';
import { readPosHosts } from '../../../functions/src/pos/hosts';
import type { SyncStatus } from '../../../functions/src/model/run';
import { newOrgWrites, statusWrite } from '../../../functions/src/store/orgs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { createVault } from '../../../functions/src/store/vault';
import {
  createMemoryDatabase,
  type MemoryDatabase,
} from '../../../functions/src/testing/memory-database';
import { makeOrg } from '../../../functions/src/testing/make-org';
import type { Connection } from '../../connection/connect';
import { runDoctor } from '../../commands/doctor';
import { createOutput } from '../../output';
import { recordScreen } from '../../testing/test-world';
import { readExpected } from '../expected';
import { startFakeGoogle, type FakeGoogle } from './fake-google';

/** The operator's clock. */
export const NOW = new Date('2026-01-30T12:00:00Z');

export const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

/** A vault over one key. */
export const vaultOf = (byte: number) =>
  createVault(`test:${Buffer.alloc(32, byte).toString('base64')}`);

/** The badge of an organisation that is well. */
export const WELL: SyncStatus = {
  lastSuccessAt: minutesAgo(10),
  lastRunId: 'r1',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 0, holds: 0, deadLetters: 0 },
};

/** A deployment in which something may be wrong. */
export interface SickWorld {
  readonly db: MemoryDatabase;
  readonly google: FakeGoogle;
  /** What `doctor --json` says, and its exit code. */
  diagnose(): Promise<{ exitCode: number; said: unknown }>;
  /** What `doctor` says to a person. */
  show(): Promise<string>;
  stop(): Promise<void>;
}

function refuse(): never {
  throw new Error('a diagnosis needs none of these');
}

/** Makes a project and the organisation `maple`, both well. */
export async function createSickWorld(): Promise<SickWorld> {
  const expected = await readExpected();
  const google = await startFakeGoogle(expected, NOW);
  const db = createMemoryDatabase();
  const secrets = createSecrets(db, 'maple', vaultOf(7));
  await db.commit([
    ...newOrgWrites('maple', makeOrg('http://127.0.0.1'), DEFAULT_RULES),
    statusWrite('maple', WELL),
    ...secrets.credentialWrites({ username: 'u', password: 'p' }),
    secrets.webhookWrite({ generation: 1, current: 'a-secret-of-sixteen', previous: null }),
  ]);
  const connection: Connection = {
    projectId: 'maple-prod',
    isEmulator: false,
    db,
    posHosts: readPosHosts('', false),
    openSecrets: (orgId: string) => createSecrets(db, orgId, vaultOf(7)),
    webhookUrl: () => 'https://webhook.test',
    publish: () => Promise.resolve(),
    openAccounts: refuse,
    openOrgDocuments: refuse,
  };
  const run = async (json: boolean) => {
    const [stdout, stderr] = [recordScreen(), recordScreen()];
    const world = {
      env: {},
      stdin: process.stdin,
      stdout: stdout.screen,
      stderr: stderr.screen,
      connect: () => Promise.resolve(connection),
      now: () => NOW,
      sleep: () => Promise.resolve(),
    };
    const cloud = { google: google.open(() => NOW), expected };
    const context = { connection, world, output: createOutput(world, json) };
    const exitCode = await runDoctor(context, undefined, cloud);
    return { exitCode, text: stdout.text() };
  };
  return {
    db,
    google,
    async diagnose() {
      const { exitCode, text } = await run(true);
      const said: unknown = JSON.parse(text);
      return { exitCode, said };
    },
    show: async () => (await run(false)).text,
    stop: () => google.stop(),
  };
}
