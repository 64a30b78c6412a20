import { randomUUID } from 'node:crypto';
import { deleteDoc, deleteField, doc, setDoc, updateDoc } from 'firebase/firestore';
import { MAX_FRESH_VIEWS, MAX_VIEWS, memberSchema } from '../../functions/src/model/member';
import { settle } from './attempts';
import type { Browser } from './attempts';
import { openRules, type OpenRules } from './open-rules';
import { ADMITTED, PERSONAS } from './personas';
import { ALLOWED_VIEWS, REFUSED_VIEWS, views as makeViews } from './view-cases';

const ORG = `org-${randomUUID().slice(0, 8)}`;
const MEMBER = { role: 'viewer', email: 'v@example.test', displayName: null };
const VIEW = { name: 'Mine', page: 'orders', search: 'status=open' };

let environment: OpenRules['environment'];
let browserOf: OpenRules['browserOf'];

beforeAll(async () => {
  ({ environment, browserOf } = await openRules('views'));
});

afterAll(async () => {
  await environment.cleanup();
});

const pathOfMember = (uid: string): string => `orgs/${ORG}/members/${uid}`;

/** A member of the org, stored as a function would. */
async function newMember(uid: string, change: object = {}): Promise<string> {
  await environment.withSecurityRulesDisabled(async (context) => {
    await setDoc(doc(context.firestore(), pathOfMember(uid)), { ...MEMBER, ...change });
  });
  return pathOfMember(uid);
}

const viewer = (uid = 'u1'): Browser => browserOf(uid, { orgs: { [ORG]: 'viewer' } });

const write = (browser: Browser, path: string, data: object): Promise<boolean> =>
  settle(updateDoc(doc(browser, path), data));

const writeOver = async (before: object[], views: object[]): Promise<boolean> =>
  write(viewer(), await newMember('u1', { views: before }), { views });

describe('saved views', () => {
  it.each(ALLOWED_VIEWS)('may be %s, which the model takes', async (_, views) => {
    expect(await write(viewer(), await newMember('u1'), { views })).toBe(true);
    expect(memberSchema.safeParse({ ...MEMBER, views }).success).toBe(true);
  });

  it.each(REFUSED_VIEWS)('may not be any %s', async (_, views) => {
    expect(await write(viewer(), await newMember('u1'), { views })).toBe(false);
    expect(memberSchema.safeParse({ ...MEMBER, views }).success).toBe(false);
  });

  it('are thirty at most, of which five are new or changed in one write', async () => {
    const all = makeViews(MAX_VIEWS + 1);
    const full = all.slice(0, MAX_VIEWS);
    const old = all.slice(0, MAX_VIEWS - MAX_FRESH_VIEWS);
    expect([full.length, old.length]).toStrictEqual([30, 25]);
    expect(await writeOver(old, full)).toBe(true);
    expect(await writeOver(old.slice(1), full)).toBe(false);
    expect(await writeOver(full, full.toReversed())).toBe(true);
    expect(await writeOver(full, [...full.slice(1), VIEW])).toBe(true);
    expect(await writeOver(full, all)).toBe(false);
    expect(await writeOver(full, [...full, VIEW])).toBe(false);
    expect(await writeOver(old, [...old, { ...VIEW, page: 'today' }])).toBe(false);
    expect(memberSchema.safeParse({ ...MEMBER, views: all }).success).toBe(false);
  });

  it('replace those from before, and none of them can be all', async () => {
    const path = await newMember('u1', { views: [VIEW, VIEW] });
    expect(await write(viewer(), path, { views: [VIEW] })).toBe(true);
    expect(await write(viewer(), path, { views: [] })).toBe(true);
    expect(await write(viewer(), path, { views: deleteField() })).toBe(false);
  });

  it('are written by members of every role, of their own membership alone', async () => {
    const own: string[] = [];
    const ofOthers: string[] = [];
    for (const { name, claims } of PERSONAS) {
      const browser = browserOf('u1', claims(ORG));
      if (await write(browser, await newMember('u1'), { views: [VIEW] })) own.push(name);
      if (await write(browser, await newMember('u2'), { views: [VIEW] })) ofOthers.push(name);
    }
    expect(own).toStrictEqual(ADMITTED.members);
    expect(ofOthers).toStrictEqual([]);
  });

  it.each([
    ['the role', { role: 'owner' }],
    ['the address', { email: 'o@example.test' }],
    ['the invitation', { invitation: null }],
    ['something new', { shoeSize: 43 }],
  ])('are not written together with %s, nor is that alone', async (_, change) => {
    const path = await newMember('u1');
    expect(await write(viewer(), path, { views: [VIEW], ...change })).toBe(false);
    expect(await write(viewer(), path, change)).toBe(false);
  });

  it('make no membership and remove none', async () => {
    const data = { ...MEMBER, views: [VIEW] };
    expect(await settle(setDoc(doc(viewer('u9'), pathOfMember('u9')), data))).toBe(false);
    expect(await write(viewer('u9'), pathOfMember('u9'), { views: [VIEW] })).toBe(false);
    expect(await settle(deleteDoc(doc(viewer(), await newMember('u1'))))).toBe(false);
  });
});
