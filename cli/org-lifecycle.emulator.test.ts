import { randomUUID } from 'node:crypto';
import { dumpOrg } from '../functions/src/testing/dump-org';
import { openAccounts } from '../functions/src/store/firebase-accounts';
import { openDatabase } from '../functions/src/store/open-database';
import { createSecrets } from '../functions/src/store/secrets';
import { createVault } from '../functions/src/store/vault';
import { createWebhookOrgs } from '../functions/src/sync/webhook-orgs';
import { EMULATOR_PROJECT } from './connection/connect';
import { readEmulatorSecrets } from './connection/read-secrets';
import { jsonOf, newOrgId, startTestStack, type TestStack } from './testing/test-stack';

const db = openDatabase({ projectId: EMULATOR_PROJECT });
const accounts = openAccounts({ projectId: EMULATOR_PROJECT });

let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

const works = (name: string, found: unknown) => ({ name, state: 'works', found, remedy: null });
const newEmail = (): string => `cli-${randomUUID().slice(0, 8)}@example.test`;

describe('org test', () => {
  it('tries the login and every stream, and writes nothing', async () => {
    const orgId = await stack.addOrg();
    const before = await dumpOrg(EMULATOR_PROJECT, orgId);
    const finished = await stack.trellis(['org', 'test', orgId, '--json']);
    expect(finished.exitCode).toBe(0);
    expect(jsonOf(finished)).toStrictEqual({
      orgId,
      ok: true,
      checks: [
        works(
          'login',
          '1000 Maple Street (America/New_York), 1001 Prairie Avenue (America/Chicago)',
        ),
        works('customers', '40 rows on the first page'),
        works('orders', expect.stringMatching(/^\d+ rows? on the first page$/)),
        works('products', '35 rows on the first page'),
      ],
    });
    expect(await dumpOrg(EMULATOR_PROJECT, orgId)).toStrictEqual(before);
  });

  it('says what does not work and what to do, apart from what does', async () => {
    const orgId = await stack.addOrg();
    stack.simulator.addFault({
      match: { path: '/order' },
      fault: { kind: 'status', status: 404 },
    });
    const finished = await stack.trellis(['org', 'test', orgId]);
    stack.simulator.clearFaults();
    expect(finished.exitCode).toBe(3);
    expect(finished.stdout).toMatch(/^✗ orders {5}Alleaves refused a request: /m);
    expect(finished.stdout).toMatch(/^✓ products {3}35 rows on the first page$/m);
  });

  it('tries nothing more where the login is refused', async () => {
    const orgId = await stack.addOrg();
    const secrets = createSecrets(
      db,
      orgId,
      createVault((await readEmulatorSecrets()).sealingKeys()),
    );
    await db.commit(secrets.credentialWrites({ username: 'u', password: 'wrong' }));
    const finished = await stack.trellis(['org', 'test', orgId, '--json']);
    expect(finished.exitCode).toBe(1);
    expect(jsonOf(finished)).toMatchObject({
      ok: false,
      checks: [
        { name: 'login', state: 'fails', remedy: 'Check user name, password and PIN.' },
        { state: 'not_tried' },
        { state: 'not_tried' },
        { state: 'not_tried' },
      ],
    });
  });
});

describe('member', () => {
  it('makes the first owner, lists everybody, and takes roles away', async () => {
    const orgId = await stack.addOrg();
    const [owner, viewer] = [newEmail(), newEmail()];
    const onOrg = ['--org', orgId];
    const missing = await stack.trellis(['member', 'set', owner, 'owner', ...onOrg]);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('add --create to make the account.');
    const made = await stack.trellis([
      'member',
      'set',
      owner,
      'owner',
      '--create',
      ...onOrg,
      '--json',
    ]);
    expect(jsonOf(made)).toMatchObject({
      email: owner,
      role: 'owner',
      changed: true,
      passwordLink: expect.stringContaining('http'),
    });
    expect((await accounts.findByEmail(owner))?.claims).toMatchObject({
      orgs: { [orgId]: 'owner' },
    });
    await accounts.create(viewer);
    const set = await stack.trellis(['member', 'set', viewer.toUpperCase(), 'viewer', ...onOrg]);
    expect(set.stdout).toContain(`${viewer} is now viewer of ${orgId}.\n`);
    const listed = await stack.trellis(['member', 'list', orgId, '--json']);
    expect(jsonOf(listed)).toMatchObject({
      members: [
        { email: owner, role: 'owner', isCurrent: true },
        { email: viewer, role: 'viewer', isCurrent: true },
      ],
    });
    const last = await stack.trellis(['member', 'remove', owner, ...onOrg]);
    expect([last.exitCode, last.stderr]).toStrictEqual([
      1,
      expect.stringContaining('This is the last owner of the organisation.'),
    ]);
    const gone = await stack.trellis(['member', 'remove', viewer, ...onOrg]);
    expect(gone.stdout).toBe(`${viewer} is no member of ${orgId} any more.\n`);
    expect((await accounts.findByEmail(viewer))?.claims).toStrictEqual({ orgs: {} });
  });
});

describe('org remove', () => {
  it('removes everything, the claims of its members included, and its webhook is unknown', async () => {
    const orgId = await stack.addOrg();
    const email = newEmail();
    await stack.trellis(['member', 'set', email, 'owner', '--create', '--org', orgId]);
    await stack.trellis(['sync', orgId, '--wait']);
    expect((await dumpOrg(EMULATOR_PROJECT, orgId)).size).toBeGreaterThan(500);
    const finished = await stack.trellis(['org', 'remove', orgId, '--yes-remove', orgId, '--json']);
    expect(finished.exitCode).toBe(0);
    expect(jsonOf(finished)).toMatchObject({
      orgId,
      outcome: 'removed',
      members: 1,
      webhook: { url: expect.stringContaining(`/alleavesWebhook/${orgId}/1.`) },
    });
    const left = await dumpOrg(EMULATOR_PROJECT, orgId);
    expect([...left]).toStrictEqual([[`orgs/${orgId}`, undefined]]);
    expect((await accounts.findByEmail(email))?.claims).toStrictEqual({ orgs: {} });
    const vault = createVault((await readEmulatorSecrets()).sealingKeys());
    expect(await createWebhookOrgs({ db, vault, now: () => new Date() })(orgId)).toBeNull();
    const again = await stack.trellis(['org', 'remove', orgId, '--yes-remove', orgId, '--json']);
    expect(jsonOf(again)).toMatchObject({ outcome: 'nothing', documents: 0 });
    expect(again.exitCode).toBe(0);
  });

  it('does nothing without the right confirmation', async () => {
    const orgId = await stack.addOrg();
    const unconfirmed = await stack.trellis(['org', 'remove', orgId]);
    expect([unconfirmed.exitCode, unconfirmed.stderr]).toStrictEqual([
      2,
      expect.stringContaining(`add --yes-remove ${orgId}`),
    ]);
    const other = await stack.trellis(['org', 'remove', orgId, '--yes-remove', newOrgId()]);
    expect(other.exitCode).toBe(2);
    const status = await stack.trellis(['status', orgId, '--json']);
    expect(jsonOf(status)).toMatchObject({ orgId, status: 'active' });
  });
});

describe('export', () => {
  it('gives all that is kept of one customer', async () => {
    const orgId = await stack.addOrg();
    await stack.trellis(['sync', orgId, '--wait']);
    const dump = await dumpOrg(EMULATOR_PROJECT, orgId);
    const orders = [...dump].filter(([path]) => /\/orders\/[^/]+$/.test(path));
    const id = String(Object(orders.find(([, data]) => Object(data).customerId)?.[1]).customerId);
    const own = orders.filter(([, data]) => Object(data).customerId === id);
    const finished = await stack.trellis(['export', 'customer', orgId, id, '--json']);
    expect(finished.exitCode).toBe(0);
    const dossier = Object(jsonOf(finished));
    expect(dossier).toMatchObject({
      customerId: id,
      customer: { profile: expect.any(Object), insights: { totals: expect.any(Object) } },
      beside: { raw: { json: expect.stringContaining('id_customer') } },
    });
    expect(dossier.orders).toHaveLength(own.length);
    expect(dossier.orders[0].beside.raw.json).toContain('id_order');
    const audit = await db.query({ collection: `orgs/${orgId}/audit` });
    expect(audit.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ action: 'customers_exported', target: id }),
    );
    const unknown = await stack.trellis(['export', 'customer', orgId, 'alv_999999999']);
    expect(unknown.exitCode).toBe(1);
  });
});
