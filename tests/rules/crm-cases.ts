/** What a browser tries to write into `crm`, beside the signature that each edit bears. */
export type CrmCase = readonly [name: string, crm: Readonly<Record<string, unknown>>];

const tags = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index}`);

const METHODS = ['flower', 'vape', 'edible', 'concentrate', 'topical'];

/** What staff may keep. Each must also be what the model takes, or it would spoil the customer for whoever reads it. */
export const ALLOWED_CRM: readonly CrmCase[] = [
  ['nothing yet', {}],
  ['tags', { tags: ['VIP table', 'a', 'ü'.repeat(40)] }],
  ['twenty tags', { tags: tags(20) }],
  ['a tag of forty emojis', { tags: ['🌿'.repeat(40)] }],
  ['notes of several lines', { notes: 'Likes pre rolls.\nAsk for Sam.' }],
  ['the longest notes', { notes: 'x'.repeat(2_000) }],
  ['notes of emojis, of which rules may count each as two', { notes: '🌿'.repeat(1_000) }],
  ['no notes', { notes: null }],
  [
    'everything a customer said',
    {
      preferences: {
        strainType: 'hybrid',
        thcPreference: 'low',
        cbdPreference: 'high',
        consumptionMethods: ['flower', 'edible'],
        favoriteTimeOfDay: 'night',
        pricesSensitivity: 'medium',
      },
    },
  ],
  ['every method', { preferences: { consumptionMethods: METHODS } }],
  ['a corrected name', { overrides: { firstName: 'Ann', lastName: "O'Brien" } }],
  ['a name that is none', { overrides: { lastName: null } }],
  ['that contact details are corrected', { contactCorrected: true }],
];

/** What nobody may write, and what of it is wrong. */
export const REFUSED_CRM: readonly CrmCase[] = [
  ['a field of its own', { shoeSize: 43 }],
  ['a link', { mergedInto: 'alv_2' }],
  ['linked customers', { merged: ['alv_2'] }],
  ['a tag that is no text', { tags: ['ok', 5] }],
  ['tags that are a map', { tags: { a: true } }],
  ['an empty tag', { tags: [''] }],
  ['a tag with a blank end', { tags: ['vip '] }],
  ['a tag of two lines', { tags: ['a\nb'] }],
  ['a tag too long', { tags: ['x'.repeat(41)] }],
  ['a bad twentieth tag', { tags: [...tags(19), 'x'.repeat(41)] }],
  ['too many tags', { tags: tags(21) }],
  ['notes too long', { notes: 'x'.repeat(2_001) }],
  ['notes that are a number', { notes: 1 }],
  ['notes that are a list', { notes: ['a'] }],
  ['a preference nobody has', { preferences: { strainType: 'oak' } }],
  ['a preference unknown', { preferences: { colour: 'green' } }],
  ['a preference that is null', { preferences: { strainType: null } }],
  ['a method unknown', { preferences: { consumptionMethods: ['flower', 'smoke'] } }],
  ['methods that are a text', { preferences: { consumptionMethods: 'flower' } }],
  ['preferences that are null', { preferences: null }],
  ['a liking of THC unknown', { preferences: { thcPreference: 'some' } }],
  ['a liking of CBD unknown', { preferences: { cbdPreference: 'some' } }],
  ['a sense of prices unknown', { preferences: { pricesSensitivity: 'some' } }],
  ['a time of day unknown', { preferences: { favoriteTimeOfDay: 'noon' } }],
  ['six methods', { preferences: { consumptionMethods: [...METHODS, 'flower'] } }],
  ['a name too long', { overrides: { firstName: 'x'.repeat(61) } }],
  ['a name that is a number', { overrides: { firstName: 5 } }],
  ['a last name of two lines', { overrides: { lastName: 'a\nb' } }],
  ['an e-mail address for all to see', { overrides: { email: 'a@example.test' } }],
  ['a corrected mark that is a text', { contactCorrected: 'yes' }],
  ['a channel unknown', { consent: { fax: { granted: true } } }],
];

/** What staff may correct of contact details, beside the signature. */
export const ALLOWED_CONTACTS: readonly CrmCase[] = [
  ['nothing', {}],
  [
    'everything',
    { email: "o'brien+x@mail.example.test", phone: '+13155550123', birthDate: '2000-02-29' },
  ],
  ['a last day of 31', { birthDate: '1999-12-31' }],
  ['a last day of 30', { birthDate: '1987-06-30' }],
  ['a last day of 28', { birthDate: '2001-02-28' }],
  ['a leap day of the last century', { birthDate: '1996-02-29' }],
  ['what is wrong without what is right', { email: null, phone: null, birthDate: null }],
];

export const REFUSED_CONTACTS: readonly CrmCase[] = [
  ['what is no address', { email: 'ann' }],
  ['an address in capitals', { email: 'A@example.test' }],
  ['an address that is a number', { email: 5 }],
  ['a number without a country', { phone: '3155550123' }],
  ['a number too short', { phone: '+131555501' }],
  ['a day that no calendar has', { birthDate: '2001-02-29' }],
  ['a month that no year has', { birthDate: '2001-13-01' }],
  ['a month of no number', { birthDate: '2001-00-01' }],
  ['a 31st of a month of 30 days', { birthDate: '2001-04-31' }],
  ['a 32nd', { birthDate: '2001-01-32' }],
  ['a day of no number', { birthDate: '2001-01-00' }],
  ['a leap day of a year that had none', { birthDate: '1900-02-29' }],
  ['a day of another century', { birthDate: '1899-01-01' }],
  ['a day with a time', { birthDate: '2001-01-01T00:00:00Z' }],
  ['a day in words', { birthDate: 'June 5' }],
  ['a field of its own', { fax: '+13155550123' }],
];
