import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { fitModels, recomputeInsights } from '../index';
import { coPurchaseFitSchema } from '../model/co-purchase';
import { customerSchema } from '../model/customer';
import { fitSchema } from '../model/fit';
import { orgSchema } from '../model/org';
import type { Observation } from '../model/observation';
import { INITIAL_STREAM_STATE } from '../model/stream-state';
import type { Write } from '../store/database';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { storeObservations } from '../testing/store-observations';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const tick = { scheduleTime: '2026-01-28T20:00:00Z', jobName: 'test' };
const AT = new Date('2026-01-28T20:00:00Z');
const CUSTOMERS = 60;

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

async function read(path: string): Promise<unknown> {
  const [document] = await world.db.getAll([path]);
  return document?.data;
}

async function store(orgId: string, observations: readonly Observation[]): Promise<void> {
  await storeObservations(world.db, { orgId, at: AT }, observations);
}

/** An org that was synced whole, each of whose customers bought once. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addOrg(orgId);
  const numbers = Array.from({ length: CUSTOMERS }, (_, index) => index + 1);
  await store(
    orgId,
    numbers.map((index) => makeCustomer(index, AT)),
  );
  await store(
    orgId,
    numbers.map((index) => makeOrder(index, AT)),
  );
  const lastCompleteWalk = { at: AT, rows: CUSTOMERS };
  await world.db.commit(
    ['customers', 'orders'].map((id): Write => ({
      op: 'set',
      path: `orgs/${orgId}/streams/${id}`,
      data: { ...INITIAL_STREAM_STATE, lastCompleteWalk },
    })),
  );
  return orgId;
}

describe('fitModels', () => {
  it('fits an org after its first sync, and has its customers computed with it', async () => {
    const orgId = await newOrg();
    await fitModels.run(tick);
    const { fitId } = orgSchema.parse(await read(`orgs/${orgId}`));
    expect(fitId).toMatch(/^fit-\d{4}-\d\d-\d\d$/);
    const fit = fitSchema.parse(await read(`orgs/${orgId}/models/${fitId}`));
    expect(fit.rfm).toMatchObject({ customers: CUSTOMERS, cuts: { orderCounts: [1, 1, 1, 1] } });
    expect(fit.purchase.gate).toMatchObject({ open: false, reason: 'too_few_customers' });
    const together = await read(`orgs/${orgId}/models/${fitId}/private/coPurchase`);
    expect(coPurchaseFitSchema.parse(together)).toMatchObject({ customers: 0, products: [] });

    await test.wrap(recomputeInsights)({ params: { org: orgId, id: 'any' } });
    const customer = customerSchema.parse(await read(`orgs/${orgId}/customers/cur_1`));
    expect(customer.insights).toMatchObject({
      fitId,
      // Recency is as of now, which may be a day later than that of the fit.
      rfm: { scores: { frequency: 5, monetary: 5 } },
      lifetimeValue: { basis: 'rule' },
    });
  });

  it('leaves a fit as it is while it is young, and an org alone that was not synced', async () => {
    const orgId = await newOrg();
    await fitModels.run(tick);
    const { fitId } = orgSchema.parse(await read(`orgs/${orgId}`));
    const fit = await read(`orgs/${orgId}/models/${fitId}`);
    const fresh = `t${randomUUID().slice(0, 8)}`;
    await world.addOrg(fresh);
    await fitModels.run(tick);
    expect(await read(`orgs/${orgId}/models/${fitId}`)).toStrictEqual(fit);
    expect(orgSchema.parse(await read(`orgs/${fresh}`)).fitId).toBeNull();
  });
});
