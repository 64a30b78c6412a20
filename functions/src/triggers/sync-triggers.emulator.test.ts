import { randomUUID } from 'node:crypto';
import type { CallableRequest } from 'firebase-functions/https';
import functionsTest from 'firebase-functions-test';
import { createSimulator } from '../../../simulator/simulator';
import { recomputeInsights, runSyncJob, scheduleSync, sweep, syncNow } from '../index';
import { customerSchema } from '../model/customer';
import { newRun } from '../sync/plan-run';
import { createAlleavesAdapter } from '../pos/alleaves/adapter';
import { changeWrite } from '../store/outbox';
import { createRun, readRun } from '../store/runs';
import { createSecrets } from '../store/secrets';
import { createVault } from '../store/vault';
import { THIS_MACHINE } from '../testing/alleaves-under-test';
import { makeOrg } from '../testing/make-org';
import { startTriggerWorld, TEST_SECRETS, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const tick = { scheduleTime: '2026-01-28T20:00:00Z', jobName: 'test' };

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const newOrgId = (): string => `t${randomUUID().slice(0, 8)}`;

describe('scheduleSync', () => {
  it('makes a run for an active org and rings for it over Pub/Sub', async () => {
    const orgId = newOrgId();
    await world.addOrg(orgId);
    await scheduleSync.run(tick);
    const job = await world.nextRing();
    expect(job).toStrictEqual({ orgId, runId: expect.stringMatching(/^schedule-\d{8}T\d{4}$/) });
    expect((await readRun(world.db, orgId, job.runId))?.run).toMatchObject({
      state: 'queued',
      trigger: 'schedule',
    });
  });
});

const message = (json: unknown) => ({
  data: { message: { data: Buffer.from(JSON.stringify(json)).toString('base64'), json } },
});

describe('runSyncJob and recomputeInsights', () => {
  const deliver = test.wrap(runSyncJob);

  it('carry out a run from its message, and compute the insights of its customers', async () => {
    const simulator = createSimulator({ customers: 15, orders: 40, products: 10, months: 6 });
    const { url } = await simulator.start();
    const orgId = newOrgId();
    const { username, password, pin } = simulator.options;
    const credentials = { username, password, pin };
    const pos = createAlleavesAdapter({
      config: makeOrg(url).pos,
      hosts: THIS_MACHINE,
      credentials,
      sessions: { load: () => Promise.resolve(null), save: () => Promise.resolve() },
      now: () => new Date(),
      random: () => 0.5,
    });
    await world.addOrg(orgId, { pos: makeOrg(url, await pos.listLocations()).pos });
    await world.db.commit(
      createSecrets(world.db, orgId, createVault(TEST_SECRETS.SEALING_KEYS)).credentialWrites(
        credentials,
      ),
    );
    await createRun(world.db, orgId, 'r1', newRun({ trigger: 'manual', now: new Date() }));

    await deliver(message({ orgId, runId: 'r1' }));
    expect((await readRun(world.db, orgId, 'r1'))?.run).toMatchObject({
      state: 'succeeded',
      error: null,
    });
    const entries = await world.db.query({ collection: `orgs/${orgId}/changes` });
    expect(entries).toHaveLength(1);

    await test.wrap(recomputeInsights)({ params: { org: orgId, id: entries[0]?.id ?? '' } });
    expect(await world.db.query({ collection: `orgs/${orgId}/changes` })).toStrictEqual([]);
    const truth = new Map(
      (simulator.truth({ customers: true }).perCustomer ?? []).map((one) => [one.id_customer, one]),
    );
    const customers = (await world.db.query({ collection: `orgs/${orgId}/customers` })).map(
      ({ data }) => customerSchema.parse(data),
    );
    expect(customers).toHaveLength(15);
    for (const { source, insights } of customers) {
      const one = truth.get(source.externalId);
      expect(insights?.totals.spentCents ?? null).toBe(one?.guest ? null : one?.countedCents);
    }
    await simulator.stop();
  });

  it('drop a message that is no job', async () => {
    await expect(deliver(message({ orgId: 'maple' }))).resolves.toBeUndefined();
    await expect(deliver(message('junk'))).resolves.toBeUndefined();
  });
});

describe('sweep', () => {
  it('rings again for a run that nobody started, and drains what waits', async () => {
    const orgId = newOrgId();
    await world.addOrg(orgId, { status: 'paused' });
    const silent = new Date(Date.now() - 120_000);
    await createRun(world.db, orgId, 'r1', newRun({ trigger: 'manual', now: silent }));
    const effects = { customers: ['alv_1'], days: [], products: [] };
    await world.db.commit([
      changeWrite(orgId, 'waiting', { kind: 'records', effects, createdAt: silent }),
    ]);
    await sweep.run(tick);
    expect(await world.nextRing()).toStrictEqual({ orgId, runId: 'r1' });
    expect(await world.db.query({ collection: `orgs/${orgId}/changes` })).toStrictEqual([]);
  });
});

/** A call as the runtime hands it over, of which the function reads data and token only. */
function callOf(data: unknown, token: object | null): CallableRequest {
  const auth = token && { uid: 'u1', token: Object(token), rawToken: '' };
  return { data, acceptsStreaming: false, rawRequest: Object({}), ...(auth ? { auth } : {}) };
}

const as = (role: string, orgId: string, data: unknown = { orgId }): CallableRequest =>
  callOf(data, { orgs: { [orgId]: role } });

describe('syncNow', () => {
  const call = test.wrap(syncNow);
  it.each(['manager', 'owner'])('starts a run for a %s, once a minute', async (role) => {
    const orgId = newOrgId();
    await world.addStaffedOrg(orgId);
    const { runId } = Object(await call(as(role, orgId)));
    expect(await world.nextRing()).toStrictEqual({ orgId, runId });
    expect((await readRun(world.db, orgId, runId))?.run).toMatchObject({
      state: 'queued',
      trigger: 'manual',
    });
    await expect(call(as(role, orgId))).rejects.toMatchObject({ code: 'resource-exhausted' });
  });

  it.each([
    ['a viewer', 'permission-denied', as('viewer', 'maple-denied')],
    ['marketing', 'permission-denied', as('marketing', 'maple-denied')],
    [
      'a manager of another org',
      'permission-denied',
      as('manager', 'other-org', { orgId: 'maple-denied' }),
    ],
    ['a role that does not exist', 'permission-denied', as('admin', 'maple-denied')],
    ['someone without claims', 'permission-denied', callOf({ orgId: 'maple-denied' }, {})],
    ['someone signed out', 'unauthenticated', callOf({ orgId: 'maple-denied' }, null)],
    ['no org', 'invalid-argument', as('owner', 'maple-denied', {})],
    [
      'an org that is a path',
      'invalid-argument',
      as('owner', 'maple-denied', { orgId: '../other' }),
    ],
    [
      'more than it takes',
      'invalid-argument',
      as('owner', 'maple-denied', { orgId: 'maple-denied', runId: 'x' }),
    ],
  ])('refuses %s (%s)', async (_, code, request) => {
    await expect(call(request)).rejects.toMatchObject({ code });
    expect(await world.db.query({ collection: 'orgs/maple-denied/syncRuns' })).toStrictEqual([]);
  });
});
