import { ALLOWED_CONTACTS, ALLOWED_CRM, REFUSED_CONTACTS, REFUSED_CRM } from '../crm-cases';
import { ADMITTED, PERSONAS } from '../personas';
import { NOW, type RuleUser } from './rest-rules';
import { LONG_AGO, ORG, member, type RuleCase } from './rule-case';

const marketing = member('marketing');
const CUSTOMER = `orgs/${ORG}/customers/{new}`;
const PERSON = { profile: { displayName: 'Ann' }, insights: null, source: { stub: false } };
const edited = (by = 'u1'): object => ({ by, at: NOW });

/** An edit of what staff keep about a customer, as `stored` with `change`. */
function crmCase(
  name: string,
  crm: object,
  allowed: boolean,
  given: { user?: RuleUser; stored?: object; change?: object } = {},
): RuleCase {
  const { user = marketing, stored = {}, change = {} } = given;
  const data = { crm: { edited: edited(), ...crm }, ...change };
  return {
    name: `crm: ${name}`,
    user,
    stored: { [CUSTOMER]: { ...PERSON, ...stored } },
    attempt: { op: 'commit', writes: [{ op: 'update', path: CUSTOMER, data }] },
    allowed,
  };
}

const tagsWithOne = (index: number, tag: unknown): unknown[] =>
  Array.from({ length: 20 }, (_, at) => (at === index ? tag : `t${at}`));

/** What staff keep about a customer. */
export function crmCases(): RuleCase[] {
  const consented = { granted: true, at: LONG_AGO, by: 'u0' };
  const before = { crm: { consent: { sms: consented, call: consented } } };
  const links = { mergedInto: 'alv_1', merged: ['alv_2'] };
  const now = { granted: true, ...edited() };
  return [
    ...ALLOWED_CRM.map(([name, crm]) => crmCase(name, crm, true)),
    ...REFUSED_CRM.map(([name, crm]) => crmCase(name, crm, false)),
    ...PERSONAS.map(({ name, claims }) =>
      crmCase(`by ${name}`, { notes: 'x' }, ADMITTED.marketing.includes(name), {
        user: { uid: 'u1', claims: claims(ORG) },
      }),
    ),
    crmCase('unsigned', { edited: null }, false),
    crmCase('signed for another', { edited: edited('u2') }, false),
    crmCase('signed at another time', { edited: { by: 'u1', at: LONG_AGO } }, false),
    crmCase('signed with more', { edited: { ...edited(), how: 'phone' } }, false),
    crmCase('with the profile', {}, false, { change: { profile: { displayName: 'Eve' } } }),
    crmCase('with the source', {}, false, { change: { source: {} } }),
    crmCase('of an erased customer', {}, false, { stored: { source: { erasedAt: LONG_AGO } } }),
    crmCase('links left alone', { ...links, notes: 'x' }, true, { stored: { crm: links } }),
    crmCase('a link broken', { mergedInto: 'alv_1' }, false, { stored: { crm: links } }),
    crmCase('a link moved', { ...links, mergedInto: 'alv_3' }, false, { stored: { crm: links } }),
    ...Array.from({ length: 20 }, (_, index) =>
      crmCase(`a bad tag at ${index}`, { tags: tagsWithOne(index, 'x'.repeat(41)) }, false),
    ),
    crmCase('tags that are a text', { tags: 'a' }, false),
    crmCase('consent: recorded anew', { consent: { sms: now, call: consented } }, true, {
      stored: before,
    }),
    crmCase(
      'consent: one more',
      { consent: { sms: consented, call: consented, email: now } },
      true,
      { stored: before },
    ),
    ...['email', 'sms', 'call', 'mail'].flatMap((channel) => [
      crmCase(`consent for ${channel}`, { consent: { [channel]: now } }, true),
      crmCase(
        `consent for ${channel} as a text`,
        { consent: { [channel]: { ...now, granted: 'yes' } } },
        false,
      ),
      crmCase(
        `consent for ${channel} for another`,
        { consent: { [channel]: { granted: true, ...edited('u2') } } },
        false,
      ),
      crmCase(
        `consent for ${channel} on another day`,
        { consent: { [channel]: { granted: true, by: 'u1', at: LONG_AGO } } },
        false,
      ),
      crmCase(
        `consent for ${channel} with more`,
        { consent: { [channel]: { ...now, how: 'phone' } } },
        false,
      ),
      crmCase(`consent for ${channel} as nothing`, { consent: { [channel]: null } }, false),
      crmCase(`consent for ${channel} gone`, { consent: {} }, false, {
        stored: { crm: { consent: { [channel]: consented } } },
      }),
      crmCase(`consent for ${channel} as it was`, { consent: { [channel]: consented } }, true, {
        stored: { crm: { consent: { [channel]: consented } } },
      }),
      crmCase(
        `consent for ${channel} changed backwards`,
        { consent: { [channel]: { ...consented, granted: false } } },
        false,
        { stored: { crm: { consent: { [channel]: consented } } } },
      ),
    ]),
    crmCase('contact no longer corrected', {}, false, {
      stored: { crm: { contactCorrected: true } },
    }),
    crmCase('contact still corrected', { contactCorrected: true }, true, {
      stored: { crm: { contactCorrected: true } },
    }),
  ];
}

const OVERRIDES = `${CUSTOMER}/private/overrides`;
const MARK = { crm: { contactCorrected: true } };

/** A correction beside its customer, who is marked or not by the same commit. */
function correction(
  name: string,
  contact: object,
  allowed: boolean,
  mark: object = { contactCorrected: true },
): RuleCase {
  return {
    name: `correction: ${name}`,
    user: marketing,
    stored: { [CUSTOMER]: PERSON },
    attempt: {
      op: 'commit',
      writes: [
        { op: 'update', path: CUSTOMER, data: { crm: { edited: edited(), ...mark } } },
        { op: 'set', path: OVERRIDES, data: { edited: edited(), ...contact } },
      ],
    },
    allowed,
  };
}

function laterCorrection(
  name: string,
  allowed: boolean,
  given: { user?: RuleUser; customer?: object; before?: object; op?: 'set' | 'create' } = {},
): RuleCase {
  const { user = marketing, customer = MARK, before, op = 'set' } = given;
  return {
    name: `later correction: ${name}`,
    user,
    stored: { [CUSTOMER]: { ...PERSON, ...customer }, ...(before ? { [OVERRIDES]: before } : {}) },
    attempt: { op: 'commit', writes: [{ op, path: OVERRIDES, data: { edited: edited() } }] },
    allowed,
  };
}

/** What staff correct of contact details. */
export function contactCases(): RuleCase[] {
  return [
    ...ALLOWED_CONTACTS.map(([name, contact]) => correction(name, contact, true)),
    ...REFUSED_CONTACTS.map(([name, contact]) => correction(name, contact, false)),
    correction('of a customer who does not say so', { email: null }, false, {}),
    correction('signed for another', { edited: edited('u2') }, false),
    correction('signed at another time', { edited: { by: 'u1', at: LONG_AGO } }, false),
    correction('signed with more', { edited: { ...edited(), how: 'phone' } }, false),
    ...PERSONAS.map(({ name, claims }) =>
      laterCorrection(`by ${name}`, ADMITTED.marketing.includes(name), {
        user: { uid: 'u1', claims: claims(ORG) },
      }),
    ),
    laterCorrection('over an earlier one', true, { before: { email: null } }),
    laterCorrection('of an erased customer', false, {
      customer: { ...MARK, source: { erasedAt: LONG_AGO } },
    }),
    laterCorrection('of one who is not marked', false, { customer: { crm: {} } }),
    laterCorrection('of one who is no longer marked', false, {
      customer: { crm: { contactCorrected: false } },
    }),
  ];
}
