import { contactability, type ContactAnswer } from './contactability';
import type { Crm } from './crm';

const NOW = new Date('2026-06-15T12:00:00Z');
const OF_AGE = { birthYear: 1990, hasEmail: true, hasPhone: true };
const said = (granted: boolean) => ({ granted, at: NOW, by: 'u1' });
const YES: Crm['consent'] = { email: said(true), sms: said(true), call: said(true) };

describe('contactability', () => {
  it('answers channel by channel', () => {
    const consent = { email: said(true), sms: said(false) };
    expect(contactability({ profile: OF_AGE, crm: { consent }, now: NOW })).toStrictEqual({
      email: 'yes',
      sms: 'refused',
      call: 'no_consent',
      mail: 'no_contact',
    });
  });

  it.each<[string, Partial<typeof OF_AGE> | { birthYear: null }, ContactAnswer, ContactAnswer]>([
    ['somebody without an address', { hasEmail: false }, 'no_contact', 'yes'],
    ['somebody without a number', { hasPhone: false }, 'yes', 'no_contact'],
    ['who was 21 last year for certain', { birthYear: 2004 }, 'yes', 'yes'],
    ['who turns 21 this year', { birthYear: 2005 }, 'turns_21_this_year', 'turns_21_this_year'],
    ['who is 20', { birthYear: 2006 }, 'under_age_or_unknown', 'under_age_or_unknown'],
    ['of unknown age', { birthYear: null }, 'under_age_or_unknown', 'under_age_or_unknown'],
  ])('knows %s', (_, change, email, sms) => {
    const profile = { ...OF_AGE, ...change };
    expect(contactability({ profile, crm: { consent: YES }, now: NOW })).toMatchObject({
      email,
      sms,
    });
  });

  it('takes silence for no consent, and a refusal before everything else', () => {
    const silent = { email: 'no_consent', sms: 'no_consent', call: 'no_consent' };
    expect(contactability({ profile: OF_AGE, crm: null, now: NOW })).toMatchObject(silent);
    const young = { birthYear: 2010, hasEmail: false, hasPhone: false };
    const crm = { consent: { email: said(false) } };
    expect(contactability({ profile: young, crm, now: NOW }).email).toBe('refused');
  });
});
