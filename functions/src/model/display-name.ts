import type { Profile } from './customer';
import { isPlaceholderName } from './placeholder';

const SHOWN_ID_LETTERS = 4;

/** What a name is made of. */
export interface NamedCustomer {
  /** The document's id, such as `alv_10231`. */
  readonly id: string;
  /** As it is shown: with what staff corrected. */
  readonly profile: Pick<Profile, 'displayName' | 'firstName' | 'lastName'>;
}

/**
 * The name a customer is shown by: the displayed one, first and last, first, last, else `Customer #0231` by the end of the id.
 * Never empty, and never an e-mail address.
 */
export function displayNameOf({ id, profile }: NamedCustomer): string {
  return knownNameOf({ id, profile }) ?? `Customer #${endOf(id)}`;
}

/** The name of {@link displayNameOf}; null where nothing that is known is a name. */
export function knownNameOf({ id, profile }: NamedCustomer): string | null {
  const { displayName, firstName, lastName } = profile;
  const names = [displayName, joinNames([firstName, lastName]), firstName, lastName];
  return names.map((name) => name?.trim() ?? '').find((name) => isName(name, id)) ?? null;
}

/** Of the part that the POS gave: an id may be shorter than what is shown of it. */
function endOf(id: string): string {
  return id.slice(id.indexOf('_') + 1).slice(-SHOWN_ID_LETTERS);
}

function joinNames(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

/** Texts that name a document or a mailbox, or that stand for no name, are none. */
function isName(text: string, id: string): boolean {
  return text !== '' && text !== id && !text.includes('@') && !isPlaceholderName(text);
}
