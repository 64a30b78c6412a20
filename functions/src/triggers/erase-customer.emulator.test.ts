import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { eraseCustomer } from '../index';
import { customerSchema } from '../model/customer';
import { changeWrite } from '../store/outbox';
import { commitRecords } from '../sync/commit-records';
import { toCandidate } from '../sync/plan-commit';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { makeCustomer } from '../testing/cursor-records';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');
const ANN = { customerId: 'cur_1', confirmation: '1' };

let world: TriggerWorld;
let orgId: string;
beforeAll(async () => {
  world = await startTriggerWorld();
});
beforeEach(async () => {
  orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addStaffedOrg(orgId);
  const contact = { email: 'ann@example.test', phone: '+13155550123', birthDate: null };
  await commitRecords({
    db: world.db,
    orgId,
    provider: 'cursor',
    candidates: [toCandidate({ ...makeCustomer(1, AT), contact })],
    authority: 'walk',
    note: (effects) => changeWrite(orgId, 'note', { kind: 'records', effects, createdAt: AT }),
    commit: async (writes) => {
      await world.db.commit(writes);
    },
    now: () => AT,
  });
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const call = test.wrap(eraseCustomer);
const as = (role: string, wanted: object) =>
  call(callOf({ orgId, ...wanted }, tokenOf(orgId, role)));

async function erasedAt(): Promise<Date | undefined> {
  const [document] = await world.db.getAll([`orgs/${orgId}/customers/cur_1`]);
  return customerSchema.parse(document?.data).source.erasedAt;
}

describe('eraseCustomer', () => {
  it('erases whose number was typed, once, with one mark of who wanted it', async () => {
    const first = await as('owner', ANN);
    expect(first).toStrictEqual({ outcome: 'erased', erasedAt: expect.any(String), ordersKept: 0 });
    const second = await as('owner', ANN);
    expect(second).toStrictEqual({ ...Object(first), outcome: 'already' });
    expect(await erasedAt()).toBeInstanceOf(Date);
    const [contact] = await world.db.getAll([`orgs/${orgId}/customers/cur_1/private/contact`]);
    expect(contact?.data).toBeNull();
    const audits = await world.db.query({ collection: `orgs/${orgId}/audit` });
    expect(audits.map(({ data }) => data)).toMatchObject([
      { action: 'customer_erased', target: 'cur_1', by: 'u1' },
    ]);
  });

  it.each(['2', '', 'cur_1', 'yes'])('erases nobody when "%s" was typed', async (confirmation) => {
    await expect(as('owner', { ...ANN, confirmation })).rejects.toMatchObject({
      code: 'failed-precondition',
      message: expect.stringContaining('nothing was erased'),
    });
    expect(await erasedAt()).toBeUndefined();
  });

  it('says that there is no such customer', async () => {
    const nobody = as('owner', { customerId: 'cur_9', confirmation: '9' });
    await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['nothing', {}],
    ['no confirmation', { customerId: 'cur_1' }],
    ['a customer that is a path', { ...ANN, customerId: 'cur_../x' }],
    ['an id without its origin', { ...ANN, customerId: '1' }],
    ['more than it takes', { ...ANN, force: true }],
  ])('refuses %s', async (_, wanted) => {
    await expect(as('owner', wanted)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('refuses everybody below an owner, and everybody else', async () => {
    for (const [name, code, token] of refusedCallers(orgId, 'owner')) {
      const called = call(callOf({ orgId, ...ANN }, token)).then(
        () => 'erased',
        (error: { code?: string }) => error.code,
      );
      expect([name, await called]).toStrictEqual([name, code]);
    }
    expect(await erasedAt()).toBeUndefined();
  });
});
