import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { connectionTo } from '../testing/memory-connection';
import { runTrellis } from '../testing/test-world';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function createWorld() {
  const db = createMemoryDatabase();
  await db.commit([
    ...newOrgWrites('maple', makeOrg('https://pos.example.test'), DEFAULT_RULES),
    { op: 'set', path: 'orgs/maple/customers/alv_1', data: { profile: { firstName: 'Robin' } } },
    { op: 'set', path: 'orgs/maple/orders/alv_9', data: { customerId: 'alv_1' } },
  ]);
  const call = (...argv: string[]) =>
    runTrellis(['export', ...argv], {
      // As npm says where a command was typed.
      env: { INIT_CWD: folder },
      connect: () => Promise.resolve(connectionTo(db)),
    });
  return { db, call };
}

it('prints what is kept of a customer as the same JSON with --json and without', async () => {
  const { call } = await createWorld();
  const finished = await call('customer', 'maple', 'alv_1');
  expect(JSON.parse(finished.stdout)).toMatchObject({
    customerId: 'alv_1',
    customer: { profile: { firstName: 'Robin' } },
    orders: [{ id: 'alv_9' }],
  });
  const { stdout } = await call('customer', 'maple', 'alv_1', '--json');
  expect(Object.keys(JSON.parse(stdout))).toStrictEqual(Object.keys(JSON.parse(finished.stdout)));
});

it('writes it to a file beside where it was typed, and then prints nothing of it', async () => {
  const { call } = await createWorld();
  const finished = await call('customer', 'maple', 'alv_1', '--out', 'robin.json');
  expect(finished.stdout).toBe('What is kept of alv_1, 1 order included, is in robin.json.\n');
  const text = await readFile(join(folder, 'robin.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ customer: { profile: { firstName: 'Robin' } } });
});

it('writes a list with the columns that are asked for', async () => {
  const { db, call } = await createWorld();
  const finished = await call(
    'list',
    'maple',
    '--out',
    'all.csv',
    '--columns',
    'id,name',
    '--json',
  );
  expect(JSON.parse(finished.stdout)).toStrictEqual({
    orgId: 'maple',
    rows: 0,
    leftOut: 0,
    out: 'all.csv',
  });
  expect(await readFile(join(folder, 'all.csv'), 'utf8')).toBe('\uFEFFCustomer,Name\r\n');
  const actions = [...db.dump()].flatMap(([path, data]) =>
    path.includes('/audit/') ? [data['action']] : [],
  );
  expect(actions).toStrictEqual(['customers_exported']);
});

it('knows its columns', async () => {
  const { call } = await createWorld();
  const finished = await call('list', 'maple', '--out', 'a.csv', '--columns', 'id,shoe', '--json');
  expect(finished.exitCode).toBe(2);
  expect(JSON.parse(finished.stdout).error).toContain('There is no column shoe.');
});
