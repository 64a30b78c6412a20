import { displayedContact, displayedProfile } from './displayed-profile';
import { EMPTY_PROFILE } from './erasure';

const PROFILE = { ...EMPTY_PROFILE, displayName: 'Ann Lee', firstName: 'Ann', lastName: 'Lee' };
const CONTACT = { email: 'ann@example.test', phone: '+13155550123', birthDate: '1987-06-05' };

describe('displayedProfile', () => {
  it.each([
    ['nothing', undefined, PROFILE],
    ['no override', {}, PROFILE],
    ['no name', { overrides: {} }, PROFILE],
    [
      'a last name',
      { overrides: { lastName: 'Ray' } },
      { ...PROFILE, lastName: 'Ray', displayName: 'Ann Ray' },
    ],
    [
      'that the last name is none',
      { overrides: { lastName: null } },
      { ...PROFILE, lastName: null, displayName: 'Ann' },
    ],
    [
      'that neither is a name',
      { overrides: { firstName: null, lastName: null } },
      { ...PROFILE, firstName: null, lastName: null, displayName: null },
    ],
  ])('shows what staff corrected, given %s', (_, crm, shown) => {
    expect(displayedProfile(PROFILE, crm)).toStrictEqual(shown);
  });
});

describe('displayedContact', () => {
  it.each([
    ['no correction', CONTACT, null, CONTACT],
    ['a correction', CONTACT, { phone: '+13155550188' }, { ...CONTACT, phone: '+13155550188' }],
    ['a detail that is wrong', CONTACT, { email: null }, { ...CONTACT, email: null }],
    ['nothing at all', null, null, { email: null, phone: null, birthDate: null }],
    [
      'only a correction',
      null,
      { birthDate: '1987-06-05' },
      { email: null, phone: null, birthDate: '1987-06-05' },
    ],
  ])('shows what staff corrected, given %s', (_, contact, overrides, shown) => {
    expect(displayedContact(contact, overrides)).toStrictEqual(shown);
  });
});
