import type { Profile } from '../model/customer';

/** The profile of a customer about whom nothing is known, written out for tests to compare with. */
export const WORDLESS_PROFILE: Profile = {
  displayName: null,
  firstName: null,
  lastName: null,
  guest: false,
  since: null,
  phoneLast4: null,
  hasEmail: false,
  hasPhone: false,
  birthYear: null,
  externalPoints: null,
  socialEquity: null,
};
