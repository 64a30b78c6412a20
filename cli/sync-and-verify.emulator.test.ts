import { readOrg } from '../functions/src/store/orgs';
import { openDatabase } from '../functions/src/store/open-database';
import { createSecrets } from '../functions/src/store/secrets';
import { createVault } from '../functions/src/store/vault';
import { connect, EMULATOR_PROJECT } from './connection/connect';
import { readEmulatorSecrets } from './connection/read-secrets';
import { jsonOf, startTestStack, type TestStack } from './testing/test-stack';
import { runTrellis, type Finished } from './testing/test-world';
import type { World } from './world';

const db = openDatabase({ projectId: EMULATOR_PROJECT });

/** Rings that nobody hears. */
const connectUnheard: World['connect'] = async (options) => ({
  ...(await connect({ ...options, rings: false })),
  publish: () => Promise.resolve(),
});

let stack: TestStack;

beforeEach(async () => {
  stack = await startTestStack();
});
afterEach(() => stack.stop());

describe('a synced organisation', () => {
  let orgId: string;

  let synced: Finished;

  beforeEach(async () => {
    orgId = await stack.addOrg();
    synced = await stack.trellis(['sync', orgId, '--wait']);
  });

  it('was told what the sync did, how it ended and that insights are current', () => {
    expect(synced.exitCode).toBe(0);
    expect(synced.stdout).toContain('200 fetched: 200 created, 0 updated');
    expect(synced.stdout).toContain('✓ Run succeeded in ');
    expect(synced.stdout).toMatch(
      / {2}It cost \d+ API calls, \d+ reads, [\d,]+ writes, \d+ invocations?: \$\d+\.\d+\.\n/,
    );
    expect(synced.stdout).toContain('  Insights and counts are current.\n');
  });

  it('agrees with its POS, and syncing again changes nothing', async () => {
    const { counts, segments } = stack.simulator.truth();
    const finished = await stack.trellis(['verify', orgId, '--json']);
    expect(jsonOf(finished)).toMatchObject({
      ok: true,
      customers: counts.customers,
      withOrders: counts.customersWithOrders,
      segments,
      orders: counts.orders,
      counted: counts.countedOrders,
      revenueCents: counts.countedCents,
      products: counts.products,
      priced: counts.productsPriced,
      topSpender: expect.stringMatching(/^.\. .…$/u),
      counts: { orders: { pos: 200, stored: 200, rejected: 0 } },
      insightsCompared: true,
      mismatches: 0,
      differences: [],
      secondSync: { state: 'succeeded', created: 0, updated: 0 },
    });
    expect(finished.exitCode).toBe(0);
  });

  it('differs when the POS has changed, until it is synced', async () => {
    stack.simulator.clock.change({ advanceMs: 2_000 });
    const placed = stack.simulator.orders.place({
      totalCents: 12_345,
      status: 'completed',
      id_location: '1000',
    });
    const verify = ['verify', orgId, '--no-second-sync', '--json'];
    const differing = await stack.trellis(verify);
    expect(differing.exitCode).toBe(1);
    expect(jsonOf(differing)).toMatchObject({
      ok: false,
      differences: expect.arrayContaining([
        expect.objectContaining({ kind: 'missing', stream: 'orders', id: `alv_${placed.id}` }),
        expect.objectContaining({ kind: 'day', id: expect.stringMatching(/^1000\//) }),
      ]),
      secondSync: null,
    });
    await stack.trellis(['sync', orgId, '--wait']);
    const agreeing = await stack.trellis(verify);
    expect(jsonOf(agreeing)).toMatchObject({ ok: true, mismatches: 0 });
    expect(agreeing.exitCode).toBe(0);
  });

  it('agrees when a row is no valid order at the POS and lies in quarantine', async () => {
    // The POS tells its time in whole seconds, and two looks within one are in no certain order.
    stack.simulator.clock.change({ advanceMs: 2_000 });
    const placed = stack.simulator.orders.place({ id_location: '1000' });
    stack.simulator.orders.change(placed.id, { set: { total: 'much', id_location: 'nowhere' } });
    await stack.trellis(['sync', orgId, '--wait']);
    const finished = await stack.trellis(['verify', orgId, '--no-second-sync', '--json']);
    expect(jsonOf(finished)).toMatchObject({
      ok: true,
      differences: [],
      quarantined: 1,
      counts: { orders: { pos: 200, stored: 200, rejected: 1 } },
    });
  });

  it('shows its status and runs', async () => {
    const { counts } = stack.simulator.truth();
    const status = await stack.trellis(['status', orgId, '--json']);
    expect(jsonOf(status)).toMatchObject({
      orgId,
      status: 'active',
      lastRun: { state: 'succeeded', trigger: 'manual', error: null },
      attention: { quarantined: 0, holds: 0 },
      stats: { customers: { total: 40 }, orders: { revenueCents: counts.countedCents } },
    });
    const runs = await stack.trellis(['runs', orgId, '--json', '--limit', '1']);
    expect(jsonOf(runs)).toMatchObject({
      orgId,
      runs: [{ state: 'succeeded', streams: { orders: { counts: { created: 200 } } } }],
    });
    const readable = await stack.trellis(['status', orgId]);
    expect(readable.stdout).toContain('Attention     nothing\n');
    expect(readable.stdout).toContain('Orders        200, revenue $');
  });
});

it('leaves the need for attention by a new login', async () => {
  const orgId = await stack.addOrg();
  const secrets = createSecrets(
    db,
    orgId,
    createVault((await readEmulatorSecrets()).sealingKeys()),
  );
  await db.commit(
    secrets.credentialWrites({ username: 'integration@example.test', password: 'x' }),
  );
  const failed = await stack.trellis(['sync', orgId, '--wait']);
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain('✗ Run failed');
  expect(failed.stdout).toContain('Alleaves refused the login');
  const status = await stack.trellis(['status', orgId]);
  expect(status.stdout).toContain('needs_attention');
  expect(
    (await stack.trellis(['org', 'add', orgId, '--credentials-stdin'], stack.login)).exitCode,
  ).toBe(0);
  expect((await readOrg(db, orgId))?.status).toBe('active');
  expect((await stack.trellis(['sync', orgId, '--wait'])).exitCode).toBe(0);
});

it('gives up on a run that nobody takes up, in the time that was given', async () => {
  const orgId = await stack.addOrg();
  const argv = ['sync', orgId, '--wait', '--timeout', '1', '--json'];
  const finished = await runTrellis(argv, { connect: connectUnheard });
  expect(finished.exitCode).toBe(1);
  expect(jsonOf(finished)).toStrictEqual({
    error: 'The run was not taken up within 1 s: no functions are running, or they are busy.',
    remedy:
      'Start them with `npm start` or `npm run emulators`; on a project, look at the logs of runSyncJob.',
  });
});
