import { randomUUID } from 'node:crypto';
import {
  deleteDoc,
  doc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
} from 'firebase/firestore';
import { contactOverridesSchema, crmSchema } from '../../functions/src/model/crm';
import { settle } from './attempts';
import type { Browser } from './attempts';
import { ALLOWED_CONTACTS, ALLOWED_CRM, REFUSED_CONTACTS, REFUSED_CRM } from './crm-cases';
import { openRules, type OpenRules } from './open-rules';
import { ADMITTED, PERSONAS } from './personas';

const ORG = `org-${randomUUID().slice(0, 8)}`;
const CONSENTED = { granted: true, at: Timestamp.fromMillis(0), by: 'u0' };

let environment: OpenRules['environment'];
let browserOf: OpenRules['browserOf'];
let marketing: Browser;

beforeAll(async () => {
  ({ environment, browserOf } = await openRules('crm'));
  marketing = browserOf('u1', { orgs: { [ORG]: 'marketing' } });
});

afterAll(async () => {
  await environment.cleanup();
});

/** A new customer, stored as a function would. */
async function newCustomer(change: object = {}): Promise<string> {
  const path = `orgs/${ORG}/customers/alv_${randomUUID().slice(0, 8)}`;
  await environment.withSecurityRulesDisabled(async (context) => {
    const customer = { profile: { displayName: 'Ann' }, insights: null, source: { stub: false } };
    await setDoc(doc(context.firestore(), path), { ...customer, ...change });
  });
  return path;
}

const edited = (by = 'u1'): object => ({ by, at: serverTimestamp() });

const writeCrm = (browser: Browser, path: string, crm: object): Promise<boolean> =>
  settle(updateDoc(doc(browser, path), { crm: { edited: edited(), ...crm } }));

function correct(browser: Browser, path: string, contact: object, crm: object): Promise<boolean> {
  const batch = writeBatch(browser);
  batch.update(doc(browser, path), { crm: { edited: edited(), ...crm } });
  batch.set(doc(browser, `${path}/private/overrides`), { edited: edited(), ...contact });
  return settle(batch.commit());
}

const STORED_EDIT = { by: 'u1', at: new Date(0) };

describe('what staff keep about a customer', () => {
  it.each(ALLOWED_CRM)('may be %s, which the model takes', async (_, crm) => {
    expect(await writeCrm(marketing, await newCustomer(), crm)).toBe(true);
    expect(crmSchema.safeParse({ edited: STORED_EDIT, ...crm }).success).toBe(true);
  });

  it.each(REFUSED_CRM)('may not be %s', async (_, crm) => {
    expect(await writeCrm(marketing, await newCustomer(), crm)).toBe(false);
  });

  it('is written by marketing and above, in their own org', async () => {
    const admitted: string[] = [];
    for (const { name, claims } of PERSONAS) {
      const path = await newCustomer();
      if (await writeCrm(browserOf('u1', claims(ORG)), path, { notes: 'x' })) admitted.push(name);
    }
    expect(admitted).toStrictEqual(ADMITTED.marketing);
  });

  it.each([
    ['unsigned', { edited: null }],
    ['signed for another', { edited: edited('u2') }],
    ['signed at another time', { edited: { by: 'u1', at: Timestamp.fromMillis(0) } }],
  ])('is not written %s', async (_, crm) => {
    expect(await writeCrm(marketing, await newCustomer(), crm)).toBe(false);
  });

  it.each([
    ['the profile', { profile: { displayName: 'Eve' } }],
    ['the insights', { insights: { segment: 'vip' } }],
    ['the source', { source: {} }],
    ['another map', { other: {} }],
  ])('is not written together with %s', async (_, change) => {
    const path = await newCustomer();
    const data = { crm: { edited: edited() }, ...change };
    expect(await settle(updateDoc(doc(marketing, path), data))).toBe(false);
  });

  it('neither makes, breaks nor moves a link', async () => {
    const links = { mergedInto: 'alv_1', merged: ['alv_2'] };
    const path = await newCustomer({ crm: links });
    expect(await writeCrm(marketing, path, { ...links, notes: 'x' })).toBe(true);
    expect(await writeCrm(marketing, path, { mergedInto: 'alv_1' })).toBe(false);
    expect(await writeCrm(marketing, path, { merged: ['alv_2'] })).toBe(false);
    expect(await writeCrm(marketing, path, { ...links, mergedInto: 'alv_3' })).toBe(false);
  });

  it('is not written of an erased customer, nor of nobody, and nobody is removed', async () => {
    const erased = await newCustomer({ source: { erasedAt: Timestamp.fromMillis(0) } });
    expect(await writeCrm(marketing, erased, { notes: 'x' })).toBe(false);
    expect(await writeCrm(marketing, `orgs/${ORG}/customers/alv_none`, {})).toBe(false);
    const created = setDoc(doc(marketing, `orgs/${ORG}/customers/alv_new`), {
      crm: { edited: edited() },
    });
    expect(await settle(created)).toBe(false);
    expect(await settle(deleteDoc(doc(marketing, await newCustomer())))).toBe(false);
  });
});

describe('consent', () => {
  it('is recorded by the one who writes, at the time of the write', async () => {
    const given = { granted: true, ...edited() };
    const withdrawn = { granted: false, ...edited() };
    const path = await newCustomer();
    expect(await writeCrm(marketing, path, { consent: { email: given, sms: withdrawn } })).toBe(
      true,
    );
    expect(
      crmSchema.safeParse({ consent: { email: { granted: true, ...STORED_EDIT } } }).success,
    ).toBe(true);
  });

  it.each([
    ['for another', { granted: true, ...edited('u2') }],
    ['for another day', { granted: true, by: 'u1', at: Timestamp.fromMillis(0) }],
    ['as a text', { granted: 'yes', ...edited() }],
    ['with more beside it', { granted: true, ...edited(), how: 'phone' }],
    ['as nothing', null],
  ])('is not recorded %s', async (_, email) => {
    expect(await writeCrm(marketing, await newCustomer(), { consent: { email } })).toBe(false);
  });

  it('stays as it was recorded, or is recorded anew, but does not disappear', async () => {
    const newPath = (): Promise<string> => newCustomer({ crm: { consent: { sms: CONSENTED } } });
    const write = async (consent: object): Promise<boolean> =>
      writeCrm(marketing, await newPath(), { consent });
    expect(await write({ sms: CONSENTED, email: { granted: true, ...edited() } })).toBe(true);
    expect(await write({ sms: { granted: false, ...edited() } })).toBe(true);
    expect(await write({ sms: { ...CONSENTED, granted: false } })).toBe(false);
    expect(await write({ email: { granted: true, ...edited() } })).toBe(false);
    expect(await writeCrm(marketing, await newPath(), {})).toBe(false);
  });
});

describe('corrected contact details', () => {
  const mark = { contactCorrected: true };

  it.each(ALLOWED_CONTACTS)('may be %s, which the model takes', async (_, contact) => {
    expect(await correct(marketing, await newCustomer(), contact, mark)).toBe(true);
    expect(contactOverridesSchema.safeParse({ edited: STORED_EDIT, ...contact }).success).toBe(
      true,
    );
  });

  it.each(REFUSED_CONTACTS)('may not be %s', async (_, contact) => {
    expect(await correct(marketing, await newCustomer(), contact, mark)).toBe(false);
  });

  it('are written only beside a customer that says so, who then says so for good', async () => {
    const contact = { email: null };
    expect(await correct(marketing, await newCustomer(), contact, {})).toBe(false);
    const path = await newCustomer();
    expect(await correct(marketing, path, contact, mark)).toBe(true);
    const again = setDoc(doc(marketing, `${path}/private/overrides`), { edited: edited() });
    expect(await settle(again)).toBe(true);
    expect(await writeCrm(marketing, path, {})).toBe(false);
  });

  it('are written by marketing and above, and of no erased customer', async () => {
    const admitted: string[] = [];
    for (const { name, claims } of PERSONAS) {
      const path = await newCustomer({ crm: mark });
      const browser = browserOf('u1', claims(ORG));
      const written = setDoc(doc(browser, `${path}/private/overrides`), { edited: edited() });
      if (await settle(written)) admitted.push(name);
    }
    expect(admitted).toStrictEqual(ADMITTED.marketing);
    const erased = await newCustomer({
      crm: mark,
      source: { erasedAt: Timestamp.fromMillis(0) },
    });
    const late = setDoc(doc(marketing, `${erased}/private/overrides`), { edited: edited() });
    expect(await settle(late)).toBe(false);
  });
});
