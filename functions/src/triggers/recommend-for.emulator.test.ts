import { randomUUID } from 'node:crypto';
import type { CallableRequest } from 'firebase-functions/https';
import functionsTest from 'firebase-functions-test';
import { recommendFor, recomputeInsights } from '../index';
import type { Observation } from '../model/observation';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { storeObservations } from '../testing/store-observations';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

async function store(orgId: string, observation: Observation): Promise<void> {
  await storeObservations(world.db, { orgId, at: AT }, [observation]);
}

/** An org with one product in stock, which customer 1 has bought, and customer 2 who has bought nothing. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addOrg(orgId);
  const product = makeProduct(1, AT);
  const stock = { '1000': { onHand: 3, available: 3, priceCents: 2_500, lowStockThreshold: null } };
  await store(orgId, { ...product, body: { ...product.body, stock } });
  const order = makeOrder(1, AT);
  const { name, category } = product.body;
  const line = { productId: product.id, name, category, quantity: 2, unitPriceCents: 2_500 };
  await store(orgId, makeCustomer(1, AT));
  await store(orgId, makeCustomer(2, AT));
  await store(orgId, { ...order, body: { ...order.body, items: [line] } });
  await test.wrap(recomputeInsights)({ params: { org: orgId, id: 'any' } });
  return orgId;
}

/** A call as the runtime hands it over, of which the function reads data and token only. */
function callOf(data: unknown, token: object | null): CallableRequest {
  const auth = token && { uid: 'u1', token: Object(token), rawToken: '' };
  return { data, acceptsStreaming: false, rawRequest: Object({}), ...(auth ? { auth } : {}) };
}

const call = test.wrap(recommendFor);
const as = (role: string, orgId: string, asked: object) =>
  call(callOf({ orgId, ...asked }, { orgs: { [orgId]: role } }));

describe('recommendFor', () => {
  it.each(['viewer', 'marketing', 'manager', 'owner'])('names products for a %s', async (role) => {
    const orgId = await newOrg();
    const answer = await as(role, orgId, { customerId: 'cur_1', locationId: '1000' });
    expect(answer).toMatchObject({
      recommendations: [
        {
          productId: 'cur_1',
          available: 3,
          reasons: [
            { kind: 'category', text: 'Buys Flower: 2 pieces in 1 order.' },
            { kind: 'price' },
            { kind: 'bought' },
          ],
        },
      ],
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('says in words why nothing is', async () => {
    const orgId = await newOrg();
    const ask = (asked: object) => as('viewer', orgId, asked);
    await expect(ask({ customerId: 'cur_9' })).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is no such customer.',
    });
    await expect(ask({ customerId: 'cur_1', locationId: '9' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(ask({ customerId: 'cur_2' })).rejects.toMatchObject({
      code: 'failed-precondition',
      message: 'This customer has not bought anything yet.',
    });
  });

  const request = { orgId: 'maple-denied', customerId: 'cur_1' };
  const viewer = { orgs: { 'maple-denied': 'viewer' } };
  it.each([
    ['a viewer of another org', 'permission-denied', request, { orgs: { other: 'viewer' } }],
    ['someone without claims', 'permission-denied', request, {}],
    ['someone signed out', 'unauthenticated', request, null],
    ['no customer', 'invalid-argument', { orgId: 'maple-denied' }, viewer],
    ['a customer that is a path', 'invalid-argument', { ...request, customerId: '../x' }, viewer],
    ['more than it takes', 'invalid-argument', { ...request, limit: 50 }, viewer],
    ['an org that is gone', 'not-found', request, viewer],
  ])('refuses %s (%s)', async (_, code, data, token) => {
    await expect(call(callOf(data, token))).rejects.toMatchObject({ code });
  });
});
