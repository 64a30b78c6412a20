import type { Churn } from '../model/churn';
import type { Crm } from '../model/crm';
import type { Profile } from '../model/customer';
import { MISSING_NAME_KEY, type CustomerList } from '../model/customer-list';
import { displayNameOf, knownNameOf } from '../model/display-name';
import { displayedProfile } from '../model/displayed-profile';
import { cutTerm, foldName, MAX_TERM_LETTERS, MIN_TERM_LETTERS } from '../model/fold-name';
import type { Preferences } from '../model/preferences';

/** A longer name is found by its first words, from any of them on. */
const MAX_WORDS = 6;

/** A name's first letters decide where it stands. */
const MAX_KEY_LETTERS = 60;

/** What a customer is found and sorted by. */
export interface ListFacts {
  /** The document's id, such as `alv_10231`. */
  readonly id: string;
  /** As the POS has it. */
  readonly profile: Profile;
  /** What staff corrected of it. */
  readonly crm: Pick<Crm, 'overrides'> | undefined;
  readonly preferences: Pick<Preferences, 'categories'>;
  readonly churn: Churn | null;
}

/** What lists find and sort a customer by: the name as it is shown, so that the correction of a name counts. */
export function toListEntry({ id, profile, crm, preferences, churn }: ListFacts): CustomerList {
  const shown = { id, profile: displayedProfile(profile, crm) };
  const known = foldName(knownNameOf(shown) ?? '');
  const terms = new Set([
    ...nameTerms(foldName(displayNameOf(shown))),
    ...(profile.phoneLast4 === null ? [] : [profile.phoneLast4]),
    ...idTerms(id),
  ]);
  return {
    search: [...terms].toSorted(),
    nameKey: known === '' ? MISSING_NAME_KEY : Array.from(known).slice(0, MAX_KEY_LETTERS).join(''),
    favourite: preferences.categories[0]?.category ?? null,
    atRisk: churn !== null && (churn.risk === 'high' || churn.risk === 'critical'),
  };
}

/** The beginnings of a name from each of its words on, those before it following: Robin Ann Lee, Ann Lee Robin, Lee Robin Ann. */
function nameTerms(folded: string): string[] {
  const words = folded.split(' ').slice(0, MAX_WORDS);
  return words.flatMap((_, first) =>
    beginningsOf([...words.slice(first), ...words.slice(0, first)].join(' ')),
  );
}

function beginningsOf(text: string): string[] {
  const letters = Array.from(text);
  const longest = Math.min(letters.length, MAX_TERM_LETTERS);
  const lengths = Array.from({ length: longest }, (_, index) => index + 1);
  return lengths
    .filter((length) => length >= MIN_TERM_LETTERS && letters[length - 1] !== ' ')
    .map((length) => letters.slice(0, length).join(''));
}

/** The id, and its number without the prefix of the provider. */
function idTerms(id: string): string[] {
  const number = id.slice(id.indexOf('_') + 1);
  return [id, number].map((text) => cutTerm(foldName(text))).filter((term) => term !== '');
}
