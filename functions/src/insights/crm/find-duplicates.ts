import type { ContactCard } from './contact-card';
import { groupCards, type CardGroups } from './group-cards';
import { judgePair, mayBeOne, type Judgement } from './judge-pair';

/** More customers than this share no phone number, address or name and birth date by accident: it is a family's, or a till's. */
export const MAX_SHARERS = 3;

/** Two customers who may be one person. */
export interface FoundPair extends Judgement {
  readonly kind: 'duplicate';
  /** The smaller id of the two. */
  readonly first: string;
  readonly second: string;
}

/**
 * Customers who may be one person, by equal phone number, equal address, or equal name and birth date. Only cards that agree
 * in one of them are compared, and what more than {@link MAX_SHARERS} have in common says nothing, so that the work grows with the
 * number of cards. Nor does an address that people use who cannot be one: it is shared. The sequence of the cards does not matter;
 * the result is sorted by the two ids.
 */
export function findDuplicates(cards: readonly ContactCard[]): FoundPair[] {
  const phones = withoutCrowds(groupCards(cards, ({ phone }) => phone));
  const emails = withoutFamilies(withoutCrowds(groupCards(cards, ({ email }) => email)));
  const people = withoutCrowds(groupCards(cards, toPersonKey));
  const pairs = new Map<string, readonly [ContactCard, ContactCard]>();
  for (const groups of [phones, emails, people]) {
    for (const group of groups.values()) addPairs(pairs, group);
  }
  const found = [...pairs.values()].flatMap(([a, b]) => {
    const judgement = judgePair(a, b, {
      phone: isOwn(phones, a.phone, b.phone),
      email: isOwn(emails, a.email, b.email),
    });
    return judgement ? [toPair(a, b, judgement)] : [];
  });
  return found.toSorted(
    (a, b) => compareTexts(a.first, b.first) || compareTexts(a.second, b.second),
  );
}

function toPair({ id: first }: ContactCard, { id: second }: ContactCard, judgement: Judgement) {
  return { kind: 'duplicate', first, second, ...judgement } as const;
}

function toPersonKey({ firstName, lastName, birthDate }: ContactCard): string | null {
  if (firstName === null || lastName === null || birthDate === null) return null;
  return `${firstName}/${lastName}/${birthDate}`;
}

function addPairs(
  pairs: Map<string, readonly [ContactCard, ContactCard]>,
  group: readonly ContactCard[],
): void {
  const sorted = group
    .filter(({ suggestable }) => suggestable)
    .toSorted((a, b) => compareTexts(a.id, b.id));
  for (const [index, a] of sorted.entries()) {
    for (const b of sorted.slice(index + 1)) pairs.set(`${a.id}/${b.id}`, [a, b]);
  }
}

function withoutCrowds(groups: CardGroups): CardGroups {
  return new Map([...groups].filter(([, group]) => group.length <= MAX_SHARERS));
}

/** Without those in which two are different people. */
function withoutFamilies(groups: CardGroups): CardGroups {
  return new Map([...groups].filter(([, group]) => mayBeOne(group)));
}

/** Whether both have the same, and it says something. */
function isOwn(groups: CardGroups, a: string | null, b: string | null): boolean {
  return a !== null && a === b && groups.has(a);
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
