import { isPlaceholderName } from '../../model/placeholder';

/** The spellings of a name in one row, in the words of the POS. */
export interface NameParts {
  readonly first: string | null;
  readonly last: string | null;
  readonly display: string | null;
  /** Texts that are no name even where one is expected: the id, e-mail addresses. */
  readonly notNames: readonly (string | null)[];
}

/** What we show of a person. */
export interface PersonName {
  readonly displayName: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** A row the till uses for walk-in sales. */
  readonly guest: boolean;
}

/** First and last name, else the POS's display name, else nothing. An e-mail address is never a name. */
export function toPersonName({ first, last, display, notNames }: NameParts): PersonName {
  if ((first ?? display)?.toLowerCase() === 'guest') {
    return { displayName: null, firstName: null, lastName: null, guest: true };
  }
  const excluded = new Set(notNames.map((text) => text?.toLowerCase()));
  const accept = (text: string | null): string | null =>
    text === null ||
    isPlaceholderName(text) ||
    text.includes('@') ||
    excluded.has(text.toLowerCase())
      ? null
      : text;
  const firstName = accept(first);
  const lastName = accept(last);
  const whole = [firstName, lastName].filter((part) => part !== null).join(' ');
  return { displayName: whole === '' ? accept(display) : whole, firstName, lastName, guest: false };
}
