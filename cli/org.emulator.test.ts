import { openDatabase } from '../functions/src/store/open-database';
import { readOrg, readRules, updateOrg } from '../functions/src/store/orgs';
import { pathOf } from '../functions/src/store/paths';
import { DEFAULT_RULES } from '../functions/src/model/rules';
import { createSecrets } from '../functions/src/store/secrets';
import { createVault } from '../functions/src/store/vault';
import { EMULATOR_PROJECT } from './connection/connect';
import { readEmulatorSecrets } from './connection/read-secrets';
import {
  addArguments,
  jsonOf,
  newOrgId,
  startTestStack,
  type TestStack,
} from './testing/test-stack';

const db = openDatabase({ projectId: EMULATOR_PROJECT });

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

async function secretsOf(orgId: string) {
  return createSecrets(db, orgId, createVault((await readEmulatorSecrets()).sealingKeys()));
}

describe('org add', () => {
  it('stores nothing of a new organisation whose login is refused', async () => {
    const orgId = newOrgId();
    const login = JSON.stringify({ username: 'integration@example.test', password: 'hunter2' });
    const finished = await stack.trellis(addArguments(orgId, stack.baseUrl), login);
    expect(finished.exitCode).toBe(1);
    expect(finished.stderr).toContain('Alleaves refused the login');
    expect(finished.stderr).toContain('Check user name, password and PIN.');
    expect(finished.stdout + finished.stderr).not.toContain('hunter2');
    expect(await readOrg(db, orgId)).toBeNull();
    expect(await (await secretsOf(orgId)).posCredentials()).toBeNull();
  });

  it('stores settings, locations, first rules, sealed credentials and a webhook secret', async () => {
    const orgId = newOrgId();
    const finished = await stack.trellis(
      [...addArguments(orgId, stack.baseUrl), '--interval', '45', '--json'],
      stack.login,
    );
    expect(finished).toMatchObject({ exitCode: 0, stderr: '' });
    const secrets = await secretsOf(orgId);
    const webhook = await secrets.webhook();
    expect(webhook).toStrictEqual({
      generation: 1,
      current: expect.stringMatching(/^[0-9a-f]{64}$/),
      previous: null,
    });
    const locations = [
      { id: '1000', name: 'Maple Street', timezone: 'America/New_York', active: true },
      { id: '1001', name: 'Prairie Avenue', timezone: 'America/Chicago', active: true },
    ];
    expect(jsonOf(finished)).toStrictEqual({
      orgId,
      created: true,
      name: 'Maple Street',
      status: 'active',
      timezone: 'America/New_York',
      baseUrl: stack.baseUrl,
      locations,
      webhook: {
        url: expect.stringMatching(new RegExp(`/us-central1/alleavesWebhook/${orgId}/1\\.`)),
        secret: webhook?.current,
      },
    });
    expect(await readOrg(db, orgId)).toMatchObject({
      status: 'active',
      rulesVersion: 1,
      schedule: { intervalMinutes: 45 },
      pos: { locations, pacing: { requestsPerSecond: 100, burst: 100, concurrency: 2 } },
    });
    expect(await readRules(db, orgId, 1)).toStrictEqual(DEFAULT_RULES);
    expect(await secrets.posCredentials()).toStrictEqual(JSON.parse(stack.login));
    const [stored] = await db.getAll([pathOf('posCredentials', { org: orgId })]);
    expect(JSON.stringify(stored?.data)).not.toContain('not-a-real-password');
  });

  it('renews the login of an organisation that needs attention and makes no second one', async () => {
    const orgId = await stack.addOrg();
    const before = await readOrg(db, orgId);
    const secretBefore = await (await secretsOf(orgId)).webhook();
    await updateOrg(db, orgId, { status: 'needs_attention', statusReason: 'Refused.' });
    const finished = await stack.trellis(
      ['org', 'add', orgId, '--interval', '60', '--credentials-stdin', '--json'],
      stack.login,
    );
    expect(finished.exitCode).toBe(0);
    expect(jsonOf(finished)).toMatchObject({ created: false, status: 'active' });
    expect(finished.stdout).not.toContain('secret');
    expect(await (await secretsOf(orgId)).webhook()).toStrictEqual(secretBefore);
    expect(await readOrg(db, orgId)).toStrictEqual({
      ...before,
      schedule: { intervalMinutes: 60 },
    });
  });

  it('says how to hand over a login when there is none', async () => {
    const [, , ...settings] = addArguments(newOrgId(), stack.baseUrl).slice(0, -1);
    const finished = await stack.trellis(['org', 'add', ...settings]);
    expect(finished.exitCode).toBe(1);
    expect(finished.stderr).toMatch(
      /^No Alleaves login was given\. .*ALLEAVES_USERNAME.*--credentials-stdin\.\n$/,
    );
  });
});

describe('org list, pause and resume', () => {
  it('lists what was added, paused or not', async () => {
    const orgId = await stack.addOrg();
    await stack.trellis(['org', 'pause', orgId]);
    const finished = await stack.trellis(['org', 'list', '--json']);
    expect(jsonOf(finished)).toMatchObject({
      orgs: expect.arrayContaining([
        expect.objectContaining({ orgId, status: 'paused', lastSuccessAt: null }),
      ]),
    });
  });

  it('asks for no sync of a paused organisation until it is resumed', async () => {
    const orgId = await stack.addOrg();
    await stack.trellis(['org', 'pause', orgId]);
    const refused = await stack.trellis(['sync', orgId]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(`The organisation ${orgId} is paused. Resume it first`);
    const resumed = await stack.trellis(['org', 'resume', orgId, '--json']);
    expect(jsonOf(resumed)).toStrictEqual({ orgId, status: 'active', before: 'paused' });
  });

  it('names the remedy for an organisation that does not exist', async () => {
    const finished = await stack.trellis(['org', 'pause', 'nobody']);
    expect(finished).toStrictEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'There is no organisation nobody. See which there are: npm run trellis -- org list\n',
    });
  });
});

it('prints the address of an organisation’s webhook, and never its secret again', async () => {
  const orgId = await stack.addOrg();
  const secret = await (await secretsOf(orgId)).webhook();
  const finished = await stack.trellis(['webhook', 'url', orgId]);
  expect(finished.stdout).toMatch(new RegExp(`^http://.*/alleavesWebhook/${orgId}/1\\..{24}\n$`));
  expect(finished.stdout).not.toContain(secret?.current);
});
