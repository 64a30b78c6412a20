import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { exportCustomers } from '../index';
import { auditSchema } from '../model/audit';
import { toCustomerQuery, type CustomerFilter } from '../model/customer-filter';
import { drain } from '../runtime-insights';
import { openAccounts } from '../store/firebase-accounts';
import { changeWrite } from '../store/outbox';
import { commitRecords } from '../sync/commit-records';
import { toCandidate } from '../sync/plan-commit';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { serveFunction, type ServedFunction } from '../testing/serve-function';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');
const NAMES = ['=1+1', '<img onerror=x>', '\u202Elive', 'x'.repeat(300), 'Robin, "Rob"', 'Zoë Lee'];

let world: TriggerWorld;
let orgId: string;
let served: ServedFunction;
beforeAll(async () => {
  if (!process.env['FIREBASE_AUTH_EMULATOR_HOST'])
    throw new Error('FIREBASE_AUTH_EMULATOR_HOST is not set: run these tests with npm test');
  world = await startTriggerWorld();
  served = await serveFunction(exportCustomers);
  orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addStaffedOrg(orgId);
  const customers = NAMES.map((displayName, index) => {
    const made = makeCustomer(index + 1, AT);
    const contact = { email: `p${index}@example.test`, phone: '+13155550123', birthDate: null };
    return {
      ...made,
      contact,
      body: { ...made.body, displayName, hasEmail: true, hasPhone: true },
    };
  });
  const orders = NAMES.slice(1).map((_, index) => makeOrder(index + 2, AT));
  for (const records of [customers, orders]) {
    await commitRecords({
      db: world.db,
      orgId,
      provider: 'cursor',
      candidates: records.map((record) => toCandidate(record)),
      authority: 'walk',
      note: (effects) =>
        changeWrite(orgId, randomUUID(), { kind: 'records', effects, createdAt: AT }),
      commit: async (writes) => {
        await world.db.commit(writes);
      },
      now: () => AT,
    });
  }
  await drain(orgId);
});
afterAll(async () => {
  await served.stop();
  await world.stop();
  test.cleanup();
});

const call = test.wrap(exportCustomers);

async function listed(filter: CustomerFilter): Promise<string[]> {
  const question = { orgId, filter, timezone: 'America/New_York', limit: 100 };
  return (await world.db.query(toCustomerQuery(question))).map(({ id }) => id);
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What somebody with a role carries who signed in at the Auth emulator, which signs nothing. */
async function signIn(role: string): Promise<string> {
  const { uid } = await openAccounts().create(`${randomUUID()}@example.test`);
  await world.addMember(orgId, 'owner', uid);
  const project = String(process.env['GCLOUD_PROJECT']);
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: uid,
    iat: now,
    auth_time: now,
    exp: now + 600,
    ...tokenOf(orgId, role),
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** What a client that takes a stream gets, event by event. */
async function stream(role: string, data: object): Promise<unknown[]> {
  const response = await fetch(served.url, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${await signIn(role)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ data }),
  });
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice('data: '.length)));
}

describe('exportCustomers', () => {
  it.each<CustomerFilter>([
    {},
    { sort: 'name_asc' },
    { search: 'Zoe', segment: 'churned', sort: 'spent_desc' },
    { lastOrderFrom: '2026-01-28', lastOrderTo: '2026-01-28', sort: 'lastOrder_asc' },
    { segment: 'vip' },
  ])('streams exactly the list of %j', async (filter) => {
    const events = await stream('marketing', { orgId, filter, columns: ['id'] });
    const pieces = events.flatMap((event) => Object(event)['message'] ?? []);
    const text = pieces.map(({ csv }) => csv).join('');
    const ids = await listed(filter);
    expect(text).toBe(['\uFEFFCustomer', ...ids, ''].join('\r\n'));
    expect(events.at(-1)).toStrictEqual({ result: { rows: ids.length } });
  });

  it('hands the whole file to a client that takes no stream, hostile names harmless', async () => {
    const data = { orgId, filter: { sort: 'name_asc' }, columns: ['name', 'phone', 'email'] };
    expect(await call(callOf(data, tokenOf(orgId, 'owner')))).toStrictEqual({
      rows: 6,
      csv: [
        '\uFEFFName,Phone,E-mail',
        "'=1+1,315-555-0123,p0@example.test",
        '<img onerror=x>,315-555-0123,p1@example.test',
        '\u202Elive,315-555-0123,p2@example.test',
        '"Robin, ""Rob""",315-555-0123,p4@example.test',
        `${'x'.repeat(300)},315-555-0123,p3@example.test`,
        'Zoë Lee,315-555-0123,p5@example.test',
        '',
      ].join('\r\n'),
    });
  });

  it('leaves a mark of who took how many', async () => {
    const uid = `u-${randomUUID()}`;
    await world.addMember(orgId, 'manager', uid);
    await call(callOf({ orgId, filter: { search: 'robin' } }, tokenOf(orgId, 'manager'), uid));
    const entries = await world.db.query({ collection: `orgs/${orgId}/audit` });
    const mine = entries.map(({ data }) => auditSchema.parse(data)).filter(({ by }) => by === uid);
    expect(mine).toMatchObject([{ action: 'customers_exported', detail: '1 customer' }]);
  });

  it.each(refusedCallers('maple-denied', 'marketing'))(
    'refuses %s (%s)',
    async (_, code, token) => {
      const data = { orgId: 'maple-denied', filter: {} };
      await expect(call(callOf(data, token))).rejects.toMatchObject({ code });
      expect(await world.db.query({ collection: 'orgs/maple-denied/audit' })).toStrictEqual([]);
    },
  );

  it.each([
    ['nothing', {}],
    ['a segment unknown', { orgId: 'maple-denied', filter: { segment: 'kings' } }],
    ['a condition unknown', { orgId: 'maple-denied', filter: { where: '1=1' } }],
    ['a day that is none', { orgId: 'maple-denied', filter: { lastOrderFrom: '2026-02-30' } }],
    ['a column unknown', { orgId: 'maple-denied', filter: {}, columns: ['birthDate'] }],
  ])('refuses %s in words', async (_, data) => {
    await expect(call(callOf(data, tokenOf('maple-denied', 'owner')))).rejects.toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining('Name the list'),
    });
  });

  it('says that there is no such organisation', async () => {
    await world.addMember('nobody-here', 'owner');
    const data = { orgId: 'nobody-here', filter: {} };
    await expect(call(callOf(data, tokenOf('nobody-here', 'owner')))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('streams a refusal to whom it refuses', async () => {
    const events = await stream('viewer', { orgId, filter: {} });
    expect(events).toMatchObject([{ error: { status: 'PERMISSION_DENIED' } }]);
  });
});
