import type { ContactCard } from './contact-card';

/** Cards by something that they have in common. */
export type CardGroups = ReadonlyMap<string, readonly ContactCard[]>;

/** Cards by what `keyOf` says of them; those of which it says null are in no group. */
export function groupCards(
  cards: readonly ContactCard[],
  keyOf: (card: ContactCard) => string | null,
): CardGroups {
  const groups = new Map<string, ContactCard[]>();
  for (const card of cards) {
    const key = keyOf(card);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(card);
    else groups.set(key, [card]);
  }
  return groups;
}
