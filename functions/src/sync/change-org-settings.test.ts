import { readOrg } from '../store/orgs';
import { makeOrg } from '../testing/make-org';
import { createOperatorTools } from '../testing/operator-tools';
import { changeOrgSettings } from './change-org-settings';
import type { WantedSettings } from './plan-org-settings';

const NOW = new Date('2026-01-28T20:07:30Z');

async function createWorld() {
  const { db, tools } = createOperatorTools(NOW);
  await db.commit([
    { op: 'create', path: 'orgs/maple', data: { ...makeOrg('http://127.0.0.1:9') } },
  ]);
  const change = (wanted: WantedSettings, orgId = 'maple') =>
    changeOrgSettings(tools, { orgId, wanted, by: 'u1' });
  return { db, change, audits: () => db.pathsUnder('orgs/maple/audit/') };
}

it('answers what is stored, and leaves the mark of who wanted it', async () => {
  const { db, change } = await createWorld();
  expect(await change({ status: 'paused', intervalMinutes: 60 })).toStrictEqual({
    status: 'paused',
    statusReason: null,
    intervalMinutes: 60,
  });
  expect(await readOrg(db, 'maple')).toMatchObject({
    status: 'paused',
    schedule: { intervalMinutes: 60 },
  });
  expect(db.dump().get('orgs/maple/audit/id1')).toStrictEqual({
    action: 'org_paused',
    target: null,
    by: 'u1',
    at: NOW,
    expireAt: expect.any(Date),
  });
  expect(db.dump().get('orgs/maple/audit/id2')).toStrictEqual({
    action: 'schedule_changed',
    detail: 'every 60 minutes',
    target: null,
    by: 'u1',
    at: NOW,
    expireAt: expect.any(Date),
  });
});

it('writes nothing when it is so already', async () => {
  const { db, change, audits } = await createWorld();
  await change({ status: 'paused' });
  const written = db.commits.length;
  expect(await change({ status: 'paused' })).toMatchObject({ status: 'paused' });
  expect(db.commits).toHaveLength(written);
  expect(audits()).toHaveLength(1);
});

it('decides anew when somebody else writes the org meanwhile', async () => {
  const { db, change, audits } = await createWorld();
  db.faults.commit = async (_, apply) => {
    delete db.faults.commit;
    await change({ status: 'paused' });
    return apply();
  };
  expect(await change({ status: 'paused', intervalMinutes: 5 })).toStrictEqual({
    status: 'paused',
    statusReason: null,
    intervalMinutes: 5,
  });
  expect(audits().map((path) => db.dump().get(path)?.['action'])).toStrictEqual([
    'org_paused',
    'schedule_changed',
  ]);
});

it('knows no org that does not exist', async () => {
  const { change } = await createWorld();
  expect(await change({ status: 'paused' }, 'nobody')).toBeNull();
});
