import type { Write } from '../store/database';
import { StoreUnavailable } from '../store/errors';
import { newOrgWrites } from '../store/orgs';
import { createRun, readRun, updateRun } from '../store/runs';
import { DEFAULT_RULES } from '../model/rules';
import { makeOrg } from '../testing/make-org';
import { createMemoryAccounts } from '../testing/memory-accounts';
import { killAtEachCommit } from '../testing/kill-at-each-commit';
import { createMemoryDatabase } from '../testing/memory-database';
import { createMemoryOrgDocuments } from '../testing/memory-org-documents';
import { newRun } from './plan-run';
import { removeOrg, type RemovalProgress } from './remove-org';

const NOW = new Date('2026-01-28T20:07:30Z');

/** Two orgs, `maple` and `oak`, with members, secrets and records, all in memory. */
async function createWorld() {
  const db = createMemoryDatabase();
  const accounts = createMemoryAccounts();
  let nowMs = NOW.getTime();
  let ids = 0;
  const documents = createMemoryOrgDocuments(db);
  for (const orgId of ['maple', 'oak']) {
    await db.commit(newOrgWrites(orgId, makeOrg('https://pos.example.test'), DEFAULT_RULES));
    await db.commit(RECORDS.map((path): Write => set(`orgs/${orgId}/${path}`)));
  }
  accounts.put({
    uid: 'ada',
    email: 'ada@example.test',
    claims: { orgs: { maple: 'owner', oak: 'viewer' } },
  });
  accounts.put({ uid: 'bob', email: 'bob@example.test', claims: { orgs: { maple: 'viewer' } } });
  const progress: RemovalProgress[] = [];
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    nowMs += ms;
    return Promise.resolve();
  };
  const tools = {
    db,
    documents,
    accounts,
    now: () => new Date(nowMs),
    newId: () => `id${(ids += 1)}`,
    sleep,
  };
  const request = {
    orgId: 'maple',
    by: 'cli:ada',
    onProgress: (said: RemovalProgress) => void progress.push(said),
  };
  return { db, accounts, tools, progress, slept, remove: () => removeOrg(tools, request) };
}

const ignore = (): void => undefined;

const set = (path: string): Write => ({ op: 'set', path, data: { a: 1 } });

const RECORDS = [
  'members/ada',
  'members/bob',
  'private/posCredentials',
  'private/posSession',
  'private/webhook',
  'streams/orders',
  ...Array.from({ length: 12 }, (_, index) => `customers/alv_${index}`),
  ...Array.from({ length: 12 }, (_, index) => `customers/alv_${index}/private/raw`),
  'orders/alv_9/private/raw',
  'syncRuns/r1/notes/n1',
];

it('leaves nothing of the org, and everything of others', async () => {
  const world = await createWorld();
  const others = world.db.pathsUnder('orgs/oak');
  // The org, its rules, and what was put below it.
  expect(await world.remove()).toStrictEqual({
    documents: 2 + RECORDS.length,
    members: 2,
    runs: 0,
  });
  expect(world.db.pathsUnder('orgs/maple')).toStrictEqual([]);
  expect(world.db.pathsUnder('orgs/oak')).toStrictEqual(others);
});

it('takes the roles of members away, in this org alone, and ends their sessions', async () => {
  const { accounts, remove } = await createWorld();
  await remove();
  expect(accounts.claimsOf('ada')).toStrictEqual({ orgs: { oak: 'viewer' } });
  expect(accounts.claimsOf('bob')).toStrictEqual({ orgs: {} });
  expect(accounts.ended).toStrictEqual(['ada', 'bob']);
});

it('closes every door in its first commit', async () => {
  const world = await createWorld();
  const before = world.db.commits.length;
  await world.remove();
  expect(world.db.commits[before]).toStrictEqual([
    { op: 'delete', path: 'orgs/maple/private/posCredentials' },
    { op: 'delete', path: 'orgs/maple/private/posSession' },
    { op: 'delete', path: 'orgs/maple/private/webhook' },
    {
      op: 'update',
      path: 'orgs/maple',
      data: { status: 'paused', statusReason: 'The organisation is being removed.' },
    },
  ]);
  const fences = world.progress.find(({ step }) => step === 'documents');
  expect(fences).toStrictEqual({ step: 'documents', of: 'streams', documents: 1 });
  expect(world.db.commits.at(-1)).toStrictEqual([{ op: 'delete', path: 'orgs/maple' }]);
});

it.each([
  ['before', false],
  ['after', true],
])('finishes when it is called again, killed %s any of its commits', async (_when, isApplied) => {
  const commits = await killAtEachCommit(
    {
      create: createWorld,
      act: (world) => world.remove(),
      check: (world) => {
        expect(world.db.pathsUnder('orgs/maple')).toStrictEqual([]);
        expect(world.accounts.claimsOf('bob')).toStrictEqual({ orgs: {} });
        expect(world.accounts.claimsOf('ada')).toStrictEqual({ orgs: { oak: 'viewer' } });
      },
      error: new StoreUnavailable('killed'),
    },
    [isApplied],
  );
  expect(commits).toBeGreaterThan(10);
});

it('finds nothing to do the second time', async () => {
  const { remove } = await createWorld();
  await remove();
  expect(await remove()).toStrictEqual({ documents: 0, members: 0, runs: 0 });
});

it('ends runs first, and waits for one at work until it has stopped', async () => {
  const world = await createWorld();
  const { db, tools } = world;
  const run = newRun({ trigger: 'schedule', now: NOW });
  await createRun(db, 'maple', 'queued', run);
  await createRun(db, 'maple', 'working', { ...run, state: 'running', startedAt: NOW });
  let looks = 0;
  const sleep = async (ms: number): Promise<void> => {
    await tools.sleep(ms);
    looks += 1;
    const working = await readRun(db, 'maple', 'working');
    if (looks === 3 && working) await updateRun(db, working, { state: 'cancelled' });
  };
  const onProgress = (said: RemovalProgress): void => void world.progress.push(said);
  const removed = await removeOrg({ ...tools, sleep }, { orgId: 'maple', by: 'cli:a', onProgress });
  expect(removed.runs).toBe(2);
  expect(looks).toBe(3);
  expect(world.progress.slice(0, 3)).toStrictEqual([
    { step: 'runs' },
    { step: 'runs' },
    { step: 'runs' },
  ]);
});

it('goes on after a minute where a run does not stop', async () => {
  const world = await createWorld();
  const run = newRun({ trigger: 'schedule', now: NOW });
  await createRun(world.db, 'maple', 'r2', { ...run, state: 'running', startedAt: NOW });
  await world.remove();
  expect(world.slept.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
  expect(world.db.pathsUnder('orgs/maple')).toStrictEqual([]);
});

it('waits until the webhook is forgotten everywhere, and takes what came until then', async () => {
  const world = await createWorld();
  const { db, tools } = world;
  await db.commit([set('orgs/maple/webhookEvents/e1')]);
  const sleep = async (ms: number): Promise<void> => {
    await tools.sleep(ms);
    await db.commit([set('orgs/maple/webhookEvents/e2'), set('orgs/maple/changes/c1')]);
  };
  await removeOrg({ ...tools, sleep }, { orgId: 'maple', by: 'cli:ada', onProgress: ignore });
  expect(world.slept).toStrictEqual([60_000]);
  expect(db.pathsUnder('orgs/maple')).toStrictEqual([]);
});

it('says so where something never stops writing', async () => {
  const world = await createWorld();
  const { db, tools } = world;
  const documents = {
    ...tools.documents,
    async removeCollection(...asked: Parameters<typeof tools.documents.removeCollection>) {
      const removed = await tools.documents.removeCollection(...asked);
      await db.commit([set('orgs/maple/changes/again')]);
      return removed;
    },
  };
  await expect(
    removeOrg({ ...tools, documents }, { orgId: 'maple', by: 'cli:ada', onProgress: ignore }),
  ).rejects.toThrow('something keeps writing to the organisation');
});
