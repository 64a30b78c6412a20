import { dutiesSchema, type Org } from '../../functions/src/model/org';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites, updateOrg } from '../../functions/src/store/orgs';
import { createSecrets } from '../../functions/src/store/secrets';
import { createVault } from '../../functions/src/store/vault';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { addOrg } from './add-org';

const NOW = new Date('2026-02-01T12:00:00Z');
const VAULT = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);
const CREDENTIALS = { username: 'u', password: 'p' };

function createWorld() {
  const db = createMemoryDatabase();
  const newId = (): string => `audit-${db.commits.length}`;
  const tools = { db, secrets: createSecrets(db, 'maple', VAULT), now: () => NOW, newId };
  return {
    db,
    document: () => db.dump().get('orgs/maple'),
    add: (before: Org | null, duties = dutiesSchema.parse({}), zone?: string) => {
      const { name, timezone, schedule, pos } = makeOrg('https://pos.example.test/api');
      const settings = { ...pos, name, timezone: zone ?? timezone, schedule, duties };
      const { locations } = pos;
      const request = { orgId: 'maple', before, settings, locations, credentials: CREDENTIALS };
      return addOrg(tools, request);
    },
  };
}

it('stores the duties of a new organisation', async () => {
  const world = createWorld();
  await world.add(null, dutiesSchema.parse({ recheckDays: 30 }));
  expect(world.document()).toMatchObject({
    duties: { overlapDays: 2, recheckDays: 30 },
    rulesVersion: 1,
    fitId: null,
  });
});

it('leaves what others write about an organisation, also when they write it meanwhile', async () => {
  const world = createWorld();
  const before = { ...makeOrg('https://pos.example.test/api'), rulesVersion: 4, fitId: 'fit-1' };
  await world.db.commit(newOrgWrites('maple', before, DEFAULT_RULES));
  const { org } = await world.add(before);
  expect(org).toMatchObject({ rulesVersion: 4, fitId: 'fit-1', createdAt: before.createdAt });
  await updateOrg(world.db, 'maple', { rulesVersion: 5, fitId: 'fit-2' });
  await world.add(before, dutiesSchema.parse({ overlapDays: 5 }));
  expect(world.document()).toMatchObject({
    rulesVersion: 5,
    fitId: 'fit-2',
    createdAt: before.createdAt,
    duties: { overlapDays: 5 },
  });
});

it('sets an organisation back to active, because its login has just been taken', async () => {
  const world = createWorld();
  const before: Org = {
    ...makeOrg('https://pos.example.test/api'),
    status: 'needs_attention',
    statusReason: 'The PIN is wrong.',
    breaker: { failures: 3, openUntil: NOW },
  };
  await world.db.commit(newOrgWrites('maple', before, DEFAULT_RULES));
  await world.add(before);
  expect(world.document()).toMatchObject({ status: 'active', statusReason: null, breaker: null });
});

it('has every customer computed anew when the time zone is another one, and not otherwise', async () => {
  const world = createWorld();
  const before = makeOrg('https://pos.example.test/api');
  await world.db.commit(newOrgWrites('maple', before, DEFAULT_RULES));
  await world.add(before);
  expect(world.db.pathsUnder('orgs/maple/changes/')).toStrictEqual([]);
  await world.add(before, dutiesSchema.parse({}), 'America/Denver');
  expect(world.document()).toMatchObject({ timezone: 'America/Denver' });
  const left = world.db.pathsUnder('orgs/maple/changes/').map((path) => world.db.dump().get(path));
  expect(left).toStrictEqual([{ kind: 'everyone', createdAt: NOW }]);
});
