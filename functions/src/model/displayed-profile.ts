import type { ContactOverrides, Crm } from './crm';
import type { Contact, Profile } from './customer';

/**
 * A profile as it is shown: what staff corrected wins over the POS, name by name. With a corrected name the displayed name is
 * made of first and last name again, and null when neither is left.
 */
export function displayedProfile(
  profile: Profile,
  crm: Pick<Crm, 'overrides'> | null | undefined,
): Profile {
  const { firstName, lastName } = crm?.overrides ?? {};
  if (firstName === undefined && lastName === undefined) return profile;
  const first = firstName === undefined ? profile.firstName : firstName;
  const last = lastName === undefined ? profile.lastName : lastName;
  const whole = [first, last].filter((part) => part !== null).join(' ');
  return {
    ...profile,
    firstName: first,
    lastName: last,
    displayName: whole === '' ? null : whole,
  };
}

/** Contact details as they are shown and used: what staff corrected wins over the POS, detail by detail, its blanks too. */
export function displayedContact(
  contact: Contact | null,
  overrides: Omit<ContactOverrides, 'edited'> | null,
): Contact {
  const { email, phone, birthDate } = overrides ?? {};
  return {
    email: email === undefined ? (contact?.email ?? null) : email,
    phone: phone === undefined ? (contact?.phone ?? null) : phone,
    birthDate: birthDate === undefined ? (contact?.birthDate ?? null) : birthDate,
  };
}
