import type { ContactCard } from './contact-card';
import { groupCards } from './group-cards';
import { areApart, judgePair, mayBeOne, type Judgement } from './judge-pair';

/** An anonymous order that may be a customer's. */
export interface FoundOwner extends Judgement {
  readonly kind: 'owner';
  readonly orderId: string;
  readonly customerId: string;
}

/**
 * Whose anonymous orders may be, by a phone number or an address that exactly one customer has: what several have says nothing,
 * unless staff found them to be one person, nor does what orders were left with in names that cannot be one person's. A name alone
 * leads to nobody. An order that leads to two customers is suggested to neither. The sequence of the cards does not matter; the
 * result is sorted by order.
 */
export function findOwners(
  orders: readonly ContactCard[],
  customers: readonly ContactCard[],
): FoundOwner[] {
  const byPhone = soleOwners(customers, orders, ({ phone }) => phone);
  const byEmail = soleOwners(customers, orders, ({ email }) => email);
  const found = orders.flatMap((order): FoundOwner[] => {
    if (!order.suggestable) return [];
    const reached = {
      phone: byPhone.get(order.phone ?? '') ?? null,
      email: byEmail.get(order.email ?? '') ?? null,
    };
    const owner = onlyOne(order, [reached.phone, reached.email]);
    if (!owner) return [];
    const evidence = { phone: owner === reached.phone, email: owner === reached.email };
    const judgement = judgePair(order, owner, evidence);
    return judgement
      ? [{ kind: 'owner', orderId: order.id, customerId: owner.id, ...judgement }]
      : [];
  });
  return found.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1));
}

/** The one of these customers that an order may be of; null when there is none, and when there are two. */
function onlyOne(order: ContactCard, reached: readonly (ContactCard | null)[]): ContactCard | null {
  const possible = new Set(reached.filter((one) => one !== null && !areApart(order, one)));
  const [first = null] = possible;
  return possible.size === 1 ? first : null;
}

/**
 * Customers by a detail that they alone have and use. Who was linked to somebody counts as that person, by whose own card they are
 * judged.
 */
function soleOwners(
  customers: readonly ContactCard[],
  orders: readonly ContactCard[],
  detailOf: (card: ContactCard) => string | null,
): Map<string, ContactCard> {
  const byId = new Map(customers.map((card) => [card.id, card]));
  const left = groupCards(orders, detailOf);
  const owners = new Map<string, ContactCard>();
  for (const [detail, sharers] of groupCards(customers, detailOf)) {
    const [person = '', ...others] = new Set(sharers.map((card) => card.person));
    const owner = byId.get(person);
    if (others.length > 0 || !owner?.suggestable) continue;
    if (mayBeOne([owner, ...byName(left.get(detail) ?? [])])) owners.set(detail, owner);
  }
  return owners;
}

/** One card for each name: somebody may have left the same with a thousand orders. */
function byName(cards: readonly ContactCard[]): Iterable<ContactCard> {
  return new Map(cards.map((card) => [`${card.firstName}/${card.lastName}`, card])).values();
}
