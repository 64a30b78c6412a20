import type { Profile } from './customer';

const SHOWN_ID_LETTERS = 4;

/** What a name is made of. */
export interface NamedCustomer {
  /** The document's id, such as `alv_10231`. */
  readonly id: string;
  readonly profile: Pick<Profile, 'displayName' | 'firstName' | 'lastName'>;
  /** The name staff gave; wins over the POS's. */
  readonly staffName?: string | null;
}

/**
 * The name a customer is shown by: the one staff gave, the POS's, first and last, first, else `Customer #0231` by the end of the
 * id. Never empty, and never an e-mail address.
 */
export function displayNameOf({ id, profile, staffName }: NamedCustomer): string {
  const { displayName, firstName, lastName } = profile;
  const names = [staffName, displayName, joinNames([firstName, lastName])];
  return (
    names.map((name) => name?.trim() ?? '').find((name) => isName(name, id)) ??
    `Customer #${id.slice(-SHOWN_ID_LETTERS)}`
  );
}

function joinNames(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

/** Placeholders of tills end at the POS adapter; what is left are texts that name a document or a mailbox. */
function isName(text: string, id: string): boolean {
  return text !== '' && text !== id && !text.includes('@');
}
