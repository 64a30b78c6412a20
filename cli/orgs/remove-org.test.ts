import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { CliError } from '../cli-error';
import type { Connection } from '../connection/connect';
import { connectionTo } from '../testing/memory-connection';
import { scriptPrompts } from '../testing/scripted-prompts';
import { runTrellis } from '../testing/test-world';

async function createWorld(given: Partial<Connection> = {}) {
  const db = createMemoryDatabase();
  const connection = connectionTo(db, given);
  await db.commit([
    ...newOrgWrites('maple', makeOrg('https://pos.example.test'), DEFAULT_RULES),
    connectionTo(db)
      .openSecrets('maple')
      .webhookWrite({ generation: 3, current: 'a-secret-for-this-test', previous: null }),
    { op: 'set', path: 'orgs/maple/customers/alv_1', data: { source: counted } },
  ]);
  const remove = (argv: readonly string[], typed?: string) =>
    runTrellis(['org', 'remove', 'maple', ...argv], {
      env: {},
      connect: () => Promise.resolve(connection),
      ...(typed === undefined ? {} : { prompts: scriptPrompts({ 'Type maple to': typed }) }),
    });
  return { db, remove };
}

const counted = { deletedAt: null, stub: false };

it('removes what is typed, and says what is left to do at Alleaves', async () => {
  const { db, remove } = await createWorld();
  const finished = await remove([], 'maple');
  expect(finished.exitCode).toBe(0);
  expect(finished.stderr).toContain('maple: 1 customer, 0 orders, with all that is known of them');
  expect(finished.stdout).toBe(
    [
      '✓ maple is removed: 4 documents deleted, 0 members have lost their role.',
      'Webhook URL     https://hooks.test/maple/3.mac',
      'Alleaves has no known way to unregister a webhook but by hand: remove this address in its settings. It is answered as unknown from now on.',
      '',
    ].join('\n'),
  );
  expect(db.pathsUnder('orgs/maple')).toStrictEqual([]);
});

it('touches nothing when something else is typed', async () => {
  const { db, remove } = await createWorld();
  const before = db.commits.length;
  const finished = await remove([], 'oak');
  expect([finished.exitCode, db.commits.length]).toStrictEqual([1, before]);
});

it('takes the option for the typing, of the same org alone', async () => {
  const { db, remove } = await createWorld();
  expect(await remove(['--yes-remove', 'oak'])).toMatchObject({
    exitCode: 2,
    stderr: '--yes-remove names oak, not maple: nothing was done.\n',
  });
  expect(db.pathsUnder('orgs/maple')).toHaveLength(4);
  const { stdout } = await remove(['--yes-remove', 'maple', '--json']);
  expect(JSON.parse(stdout)).toStrictEqual({
    orgId: 'maple',
    outcome: 'removed',
    documents: 4,
    members: 0,
    runs: 0,
    webhook: { url: 'https://hooks.test/maple/3.mac' },
  });
  const again = await remove(['--yes-remove', 'maple', '--json']);
  expect([again.exitCode, JSON.parse(again.stdout).outcome]).toStrictEqual([0, 'nothing']);
});

it('works without the keys of the deployment, and goes on where only documents below are left', async () => {
  const { db, remove } = await createWorld({
    openSecrets: () => {
      throw new CliError('The variable SEALING_KEYS is not set.');
    },
  });
  await db.commit([{ op: 'delete', path: 'orgs/maple' }]);
  const finished = await remove(['--yes-remove', 'maple', '--json']);
  expect(finished.exitCode).toBe(0);
  expect(JSON.parse(finished.stdout)).toMatchObject({ documents: 3, webhook: null });
  expect(finished.stderr).toContain('The address of the webhook cannot be told');
  expect(db.pathsUnder('orgs/maple')).toStrictEqual([]);
});
