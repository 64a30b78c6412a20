import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import * as exported from '../index';
import { auditSchema } from '../model/audit';
import { requestSchemas } from '../model/callable-requests';
import { isAtLeast, ROLES, type Role } from '../model/member';
import { runtime } from '../runtime';
import { CALLS, type CallCase } from '../testing/call-table';
import { callOf, tokenOf } from '../testing/callers';
import { dumpOrg } from '../testing/dump-org';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const DEPLOYED = new Map(Object.entries(exported).map(([name, one]) => [name, Object(one)]));
const TABLE = Object.entries(CALLS);
const CALLS_BY_NAME = new Map(TABLE);
const CHECKED = TABLE.filter(([, { isStandingChecked }]) => isStandingChecked);

const rolesBelow = (least: Role): readonly Role[] =>
  ROLES.filter((role) => !isAtLeast(role, least));

let world: TriggerWorld;
beforeAll(async () => {
  if (!process.env['FIREBASE_AUTH_EMULATOR_HOST'])
    throw new Error('FIREBASE_AUTH_EMULATOR_HOST is not set: run these tests with npm test');
  world = await startTriggerWorld();
});
afterEach(() => {
  delete process.env['ENFORCE_APP_CHECK'];
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

/** An org that has what a call is about. @param member the role of `u1`, who calls; null for no member. */
async function prepare(one: CallCase, member: Role | null): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addOrg(orgId);
  // So that nobody is the last owner.
  await world.addMember(orgId, 'owner', 'ann');
  if (member) await world.addMember(orgId, member);
  const writes = one.prepare?.(orgId) ?? [];
  if (writes.length > 0) await world.db.commit(writes);
  return orgId;
}

/** Calls a function as `u1`, who claims a role; null for nobody signed in. @returns `OK`, or the refusal. */
async function call(name: string, orgId: string, claim: Role | null, hasApp = false) {
  const { data } = CALLS_BY_NAME.get(name) ?? { data: {} };
  // An account of one test must not be known to another.
  const email = 'email' in data ? { email: `${orgId}@example.test` } : {};
  const request = callOf({ orgId, ...data, ...email }, claim && tokenOf(orgId, claim));
  const app = hasApp ? { app: { appId: '1:2:web:3', token: {} } } : {};
  const run: unknown = Reflect.get(DEPLOYED.get(name) ?? {}, 'run');
  if (typeof run !== 'function') throw new Error(`there is no function ${name}`);
  try {
    await Reflect.apply(run, undefined, [{ ...request, ...app }]);
    return { code: 'OK', message: '' };
  } catch (error) {
    const { code = 'none', message = '' } = Object(error);
    return { code: String(code), message: String(message) };
  }
}

/** What a call by an owner comes to: nothing is known of the customer of `recommendFor`. */
const successOf = (name: string): string => (name === 'recommendFor' ? 'not-found' : 'OK');

/** What a call answers, and how many documents it reads and writes for it. */
async function countOf(calling: () => Promise<{ code: string; message: string }>) {
  const before = runtime.database().usage();
  const answer = await calling();
  const { reads, writes, deletes } = runtime.database().usage();
  const written = writes - before.writes + deletes - before.deletes;
  return { ...answer, reads: reads - before.reads, written };
}

const dump = (orgId: string) => dumpOrg(String(process.env['GCLOUD_PROJECT']), orgId);

describe('the table of calls', () => {
  it('names every function that staff call', () => {
    const names = [...DEPLOYED].filter(
      ([, one]) => Reflect.get(Reflect.get(one, '__endpoint'), 'callableTrigger') !== undefined,
    );
    const inTable = TABLE.map(([name]) => name).toSorted();
    expect(names.map(([name]) => name).toSorted()).toStrictEqual(inTable);
    expect(Object.keys(requestSchemas).toSorted()).toStrictEqual(inTable);
  });

  it('has the membership asked by whatever leaves a mark in the audit', () => {
    const unchecked = TABLE.filter(([, { act, isStandingChecked }]) => act && !isStandingChecked);
    expect(unchecked).toStrictEqual([]);
  });
});

describe.each(TABLE)('%s', (name, one) => {
  it('refuses who is signed out and every role below its own, without a look at the database', async () => {
    const orgId = await prepare(one, 'owner');
    for (const claim of [null, ...rolesBelow(one.least)]) {
      const { code, reads, written } = await countOf(() => call(name, orgId, claim));
      const expected = claim === null ? 'unauthenticated' : 'permission-denied';
      expect([claim, code, reads, written]).toStrictEqual([claim, expected, 0, 0]);
    }
  });

  it('refuses, where App Check is asked for, whoever brings no token of it, and takes who does', async () => {
    const orgId = await prepare(one, 'owner');
    process.env['ENFORCE_APP_CHECK'] = 'true';
    expect(await countOf(() => call(name, orgId, 'owner'))).toStrictEqual({
      code: 'failed-precondition',
      message: expect.stringContaining('could not show that it uses the dashboard'),
      reads: 0,
      written: 0,
    });
    expect((await call(name, orgId, 'owner', true)).code).toBe(successOf(name));
  });

  it.each([one.least, 'owner'] as const)(
    'takes a call by %s, and leaves just the marks in the audit that it owes',
    async (role) => {
      const { act, target = expect.any(String) } = one;
      const orgId = await prepare(one, one.isStandingChecked ? role : null);
      const startedMs = Date.now();
      expect((await call(name, orgId, role)).code).toBe(successOf(name));
      const found = await world.db.query({ collection: `orgs/${orgId}/audit` });
      const entries = found.map(({ data }) => auditSchema.parse(data));
      const times = { at: expect.any(Date), expireAt: expect.any(Date) };
      const owed = { ...act, target, by: 'u1', ...times };
      expect(entries).toStrictEqual(act ? [owed] : []);
      for (const { at } of entries) {
        expect(at.getTime()).toBeGreaterThanOrEqual(startedMs);
        expect(at.getTime()).toBeLessThanOrEqual(Date.now());
      }
    },
  );
});

describe.each(CHECKED)('%s', (name, one) => {
  it.each([null, ...rolesBelow(one.least)])(
    'refuses an old sign-in as owner whose membership is %s now: reads no more than that, writes nothing',
    async (member) => {
      const orgId = await prepare(one, member);
      const before = await dump(orgId);
      expect(await countOf(() => call(name, orgId, 'owner'))).toStrictEqual({
        code: 'permission-denied',
        message: 'Your role has changed: sign out and in again.',
        reads: 1,
        written: 0,
      });
      expect(await dump(orgId)).toStrictEqual(before);
    },
  );
});
