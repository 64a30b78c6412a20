import type { ContactOverrides } from '../../model/crm';
import type { Contact, Customer } from '../../model/customer';
import type { OrderOwner } from '../../model/order';
import type { OrderContact } from '../../model/order-contact';
import { displayedContact, displayedProfile } from '../../model/displayed-profile';
import {
  isPlaceholderDomain,
  isPlaceholderName,
  isPlaceholderPhone,
} from '../../model/placeholder';

const MIN_PHONE_DIGITS = 10;

/** What two records are compared by. What staff corrected stands in it in place of what the POS says. */
export interface ContactCard {
  readonly id: string;
  /** Lower case, without accents and signs; null when unknown or a placeholder. The same for the last name. */
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Null for none and for a placeholder. */
  readonly email: string | null;
  /** E.164 with at least ten digits that are not all the same. */
  readonly phone: string | null;
  readonly birthDate: string | null;
  /**
   * False for a walk-in row, for somebody the POS no longer has, and for one that is linked to another already. Such a card only
   * counts among those who share a phone number or an address.
   */
  readonly suggestable: boolean;
  /** Whom the record is of as far as staff have said: the customer that this one was linked to, else this one. */
  readonly person: string;
}

/** An anonymous order that says something about who bought. */
export interface OrderToCompare {
  readonly id: string;
  readonly contact: OrderContact;
  /** Whose it was found to be; null while nobody has said so. */
  readonly owner: OrderOwner | null;
  /** When it vanished from the POS; null while it is there. */
  readonly deletedAt: Date | null;
}

/** A customer as stored, with the private documents beside it. */
export interface CustomerToCompare {
  readonly id: string;
  readonly customer: Pick<Customer, 'profile' | 'crm' | 'source'>;
  readonly contact: Contact | null;
  readonly overrides: ContactOverrides | null;
}

/** A customer's card; null for an erased one and for one with no contact detail, who can be found by nothing. */
export function toContactCard(stored: CustomerToCompare): ContactCard | null {
  const { id, customer, contact, overrides } = stored;
  const { profile, crm, source } = customer;
  if (source.erasedAt) return null;
  const { firstName, lastName } = displayedProfile(profile, crm);
  const shown = displayedContact(contact, overrides);
  const email = toOwnEmail(shown.email);
  const phone = toOwnPhone(shown.phone);
  const { birthDate } = shown;
  if (email === null && phone === null && birthDate === null) return null;
  return {
    id,
    firstName: toComparableName(firstName),
    lastName: toComparableName(lastName),
    email,
    phone,
    birthDate,
    suggestable: !profile.guest && source.deletedAt === null && crm?.mergedInto === undefined,
    person: crm?.mergedInto ?? id,
  };
}

/** An anonymous order's card. It may be suggested as somebody's until it was found to be somebody's. */
export function toOrderCard({ id, contact, owner, deletedAt }: OrderToCompare): ContactCard {
  const { firstName, lastName } = splitName(contact);
  return {
    id,
    firstName: toComparableName(firstName),
    lastName: toComparableName(lastName),
    email: toOwnEmail(contact.email),
    phone: toOwnPhone(contact.phone),
    birthDate: null,
    suggestable: owner === null && deletedAt === null,
    person: id,
  };
}

/** Where there is only one text for the whole name, its first word is the first name. */
function splitName({ displayName, firstName, lastName }: OrderContact) {
  if (firstName !== null || lastName !== null || displayName === null) {
    return { firstName, lastName };
  }
  const [first = null, ...rest] = displayName.trim().split(/\s+/);
  return { firstName: first, lastName: rest.length === 0 ? null : rest.join(' ') };
}

function toOwnEmail(email: string | null): string | null {
  const address = email?.trim().toLowerCase() ?? '';
  const at = address.lastIndexOf('@');
  return at < 1 || isPlaceholderDomain(address.slice(at + 1)) ? null : address;
}

function toOwnPhone(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits.length < MIN_PHONE_DIGITS || isPlaceholderPhone(digits) ? null : `+${digits}`;
}

function toComparableName(name: string | null): string | null {
  if (name === null || isPlaceholderName(name)) return null;
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters === '' ? null : letters;
}
