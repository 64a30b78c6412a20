import { randomUUID } from 'node:crypto';
import type { CallableRequest } from 'firebase-functions/https';
import functionsTest from 'firebase-functions-test';
import { mergeCustomers } from '../index';
import { suggestMerges } from '../insights/recompute-suggestions';
import { auditSchema } from '../model/audit';
import { customerSchema } from '../model/customer';
import type { Observation } from '../model/observation';
import { orderSchema } from '../model/order';
import { idOfSubject, suggestionId } from '../store/suggestions';
import { makeCustomer, makeNamedOrder } from '../testing/cursor-records';
import { storeObservations } from '../testing/store-observations';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');
const PAIR = suggestionId('cur_1', 'cur_2');

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

/** An org with two customers who share a phone number, compared with each other. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  const { db } = world;
  await world.addStaffedOrg(orgId);
  const contact = { email: null, phone: '+13155550123', birthDate: null };
  await store(
    orgId,
    [1, 2].map((index) => ({ ...makeCustomer(index, AT), contact })),
  );
  await suggestMerges({ db, now: () => AT, log: () => undefined }, orgId);
  return orgId;
}

async function store(orgId: string, observations: readonly Observation[]): Promise<void> {
  await storeObservations(world.db, { orgId, at: AT }, observations);
}

/** Adds a customer and an order without a name that carry one number. @returns the id of the suggestion that follows. */
async function suggestOwner(orgId: string): Promise<string> {
  const phone = '+13155550188';
  const contact = { email: null, phone, birthDate: null };
  await store(orgId, [{ ...makeCustomer(3, AT), contact }]);
  await store(orgId, [makeNamedOrder(50, AT, { phone })]);
  await suggestMerges({ db: world.db, now: () => AT, log: () => undefined }, orgId);
  return idOfSubject({ kind: 'owner', orderId: 'cur_50', customerId: 'cur_3' });
}

/** A call as the runtime hands it over, of which the function reads data and token only. */
function callOf(data: unknown, token: object | null): CallableRequest {
  const auth = token && { uid: 'u1', token: Object(token), rawToken: '' };
  return { data, acceptsStreaming: false, rawRequest: Object({}), ...(auth ? { auth } : {}) };
}

const call = test.wrap(mergeCustomers);
const as = (role: string, orgId: string, decision: object) =>
  call(callOf({ orgId, suggestionId: PAIR, ...decision }, { orgs: { [orgId]: role } }));

async function crmOf(orgId: string, id: string) {
  const [document] = await world.db.getAll([`orgs/${orgId}/customers/${id}`]);
  return customerSchema.parse(document?.data).crm;
}

describe('mergeCustomers', () => {
  it.each(['marketing', 'manager', 'owner'])('links and unlinks for %s', async (role) => {
    const orgId = await newOrg();
    const accepted = await as(role, orgId, { decision: 'accept', primary: 'cur_1' });
    expect(accepted).toStrictEqual({ state: 'accepted' });
    expect(await crmOf(orgId, 'cur_1')).toMatchObject({ merged: ['cur_2'] });
    expect(await crmOf(orgId, 'cur_2')).toMatchObject({ mergedInto: 'cur_1' });
    expect(await as(role, orgId, { decision: 'undo' })).toStrictEqual({ state: 'open' });
    expect(await crmOf(orgId, 'cur_2')).toStrictEqual({ tags: [], notes: null });
    expect(await as(role, orgId, { decision: 'reject' })).toStrictEqual({ state: 'rejected' });
    const entries = await world.db.query({ collection: `orgs/${orgId}/audit` });
    const audit = entries.map(({ data }) => auditSchema.parse(data));
    expect(audit.map(({ action, by }) => `${action} ${by}`).toSorted()).toStrictEqual([
      'merge_accepted u1',
      'merge_rejected u1',
      'merge_undone u1',
    ]);
  });

  it('gives an order without a name to a customer, and takes it back', async () => {
    const orgId = await newOrg();
    const suggested = { suggestionId: await suggestOwner(orgId) };
    const ownerOf = async () => {
      const [document] = await world.db.getAll([`orgs/${orgId}/orders/cur_50`]);
      return orderSchema.parse(document?.data).owner;
    };
    const accept = { ...suggested, decision: 'accept', primary: 'cur_3' };
    expect(await as('marketing', orgId, accept)).toStrictEqual({ state: 'accepted' });
    expect(await ownerOf()).toMatchObject({ customerId: 'cur_3', by: 'u1' });
    const undo = { ...suggested, decision: 'undo' };
    expect(await as('marketing', orgId, undo)).toStrictEqual({ state: 'open' });
    expect(await ownerOf()).toBeNull();
    await expect(as('owner', orgId, { ...accept, primary: 'cur_1' })).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    await world.db.commit([{ op: 'delete', path: `orgs/${orgId}/orders/cur_50` }]);
    await expect(as('owner', orgId, accept)).rejects.toMatchObject({
      code: 'failed-precondition',
      message: 'The order is no longer there.',
    });
  });

  it('says in words what cannot be done', async () => {
    const orgId = await newOrg();
    const other = { decision: 'accept', primary: 'cur_9' };
    await expect(as('owner', orgId, other)).rejects.toMatchObject({ code: 'invalid-argument' });
    const unknown = { suggestionId: 'unknown', decision: 'reject' };
    await expect(as('owner', orgId, unknown)).rejects.toMatchObject({ code: 'not-found' });
    await as('owner', orgId, { decision: 'accept', primary: 'cur_1' });
    await expect(as('owner', orgId, { decision: 'reject' })).rejects.toMatchObject({
      code: 'failed-precondition',
      message: 'The two are linked already: undo that first.',
    });
  });

  const reject = { orgId: 'maple-denied', suggestionId: PAIR, decision: 'reject' };
  const owner = { orgs: { 'maple-denied': 'owner' } };
  it.each([
    ['a viewer', 'permission-denied', reject, { orgs: { 'maple-denied': 'viewer' } }],
    ['an owner of another org', 'permission-denied', reject, { orgs: { other: 'owner' } }],
    ['a role that does not exist', 'permission-denied', reject, { orgs: { 'maple-denied': 'x' } }],
    ['someone without claims', 'permission-denied', reject, {}],
    ['someone signed out', 'unauthenticated', reject, null],
    ['nothing', 'invalid-argument', {}, owner],
    ['a decision unknown', 'invalid-argument', { ...reject, decision: 'delete' }, owner],
    ['an acceptance of nobody', 'invalid-argument', { ...reject, decision: 'accept' }, owner],
    ['a suggestion that is a path', 'invalid-argument', { ...reject, suggestionId: '../x' }, owner],
    ['more than it takes', 'invalid-argument', { ...reject, primary: 'cur_1' }, owner],
  ])('refuses %s (%s)', async (_, code, data, token) => {
    await expect(call(callOf(data, token))).rejects.toMatchObject({ code });
    expect(await world.db.query({ collection: 'orgs/maple-denied/audit' })).toStrictEqual([]);
  });
});
