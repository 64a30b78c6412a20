import type { Reason, Strength } from '../../model/suggestion';
import type { ContactCard } from './contact-card';

/** Which details two cards have in common; those that too many people share are left out beforehand. */
export interface Evidence {
  readonly phone: boolean;
  readonly email: boolean;
}

export interface Judgement {
  readonly strength: Strength;
  readonly reasons: Reason[];
}

type Names = 'same' | 'similar' | 'different' | 'unknown';

/**
 * Whether two cards may be one person, and why; null when nothing says so that deserves somebody's time.
 *
 * Two known birth dates that differ are two people. An address alone says nothing, since families share one: it takes
 * the same last name and a first name that does not contradict. A phone number of people with different names is the weakest
 * suggestion there is.
 */
export function judgePair(a: ContactCard, b: ContactCard, evidence: Evidence): Judgement | null {
  if (bornApart(a, b)) return null;
  const { phone, email } = evidence;
  const born = a.birthDate !== null && b.birthDate !== null;
  const facts = { phone, email, birthDate: born, names: compareNames(a, b) };
  const strength = rate(facts);
  return strength && { strength, reasons: [...listReasons(facts, a)] };
}

/** Whether two cards cannot be one person, by birth date or by name. */
export function areApart(a: ContactCard, b: ContactCard): boolean {
  return bornApart(a, b) || compareNames(a, b) === 'different';
}

/** Whether no two of these cards are apart. */
export function mayBeOne(cards: readonly ContactCard[]): boolean {
  return cards.every((a, index) => cards.slice(index + 1).every((b) => !areApart(a, b)));
}

function bornApart(a: ContactCard, b: ContactCard): boolean {
  return a.birthDate !== null && b.birthDate !== null && a.birthDate !== b.birthDate;
}

interface Facts extends Evidence {
  readonly birthDate: boolean;
  readonly names: Names;
}

function rate({ phone, email, birthDate, names }: Facts): Strength | null {
  switch (names) {
    case 'same':
      if (phone || email) return 'strong';
      return birthDate ? 'likely' : null;
    case 'similar':
      if (phone) return email || birthDate ? 'strong' : 'likely';
      if (email) return birthDate ? 'likely' : 'possible';
      return null;
    case 'unknown':
      return phone ? 'likely' : null;
    case 'different':
      return phone ? 'possible' : null;
  }
}

/** `similar`: the same last name, and a first name that is missing or the beginning of the other. `unknown`: a last name is missing. */
function compareNames(a: ContactCard, b: ContactCard): Names {
  const isFirstApart =
    a.firstName !== null && b.firstName !== null && !isBeginning(a.firstName, b.firstName);
  if (isFirstApart) return 'different';
  if (a.lastName === null || b.lastName === null) return 'unknown';
  if (a.lastName !== b.lastName) return 'different';
  return a.firstName !== null && a.firstName === b.firstName ? 'same' : 'similar';
}

function isBeginning(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function* listReasons({ phone, email, birthDate, names }: Facts, a: ContactCard) {
  if (phone) yield reason('same_phone', `same phone number ending ${a.phone?.slice(-4)}`);
  if (email) yield reason('same_email', 'same e-mail address');
  if (birthDate) yield reason('same_birth_date', 'same birth date');
  if (names === 'same') yield reason('same_name', 'same first and last name');
  if (names === 'similar')
    yield reason('similar_name', 'same last name, first names that may be one');
  if (names === 'different') yield reason('different_name', 'but different names');
}

function reason(kind: Reason['kind'], text: string): Reason {
  return { kind, text };
}
