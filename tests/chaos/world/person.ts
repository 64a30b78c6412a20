import type { Change } from './changes';
import type { Person } from './chronicle';
import type { Till } from './rare-changes';

/** An area code that nobody else's number has. */
const AREA = '646';

/** An address that a household shares. */
const SHARED = /^household-/;

/** Gives the person who is to be erased a name, an address and a number that nobody else has, and other points each time. */
export function changePerson(till: Till): Change {
  const person = (till.chronicle.person ??= meetSomebody(till));
  return tellOf(till, person);
}

/**
 * The person is somebody who once left their own address with an order that is on nobody's account, and keeps that address; where
 * nobody did, it is anybody.
 */
export function changeKnownPerson(till: Till): Change {
  const person = (till.chronicle.person ??= meetSomebodyLeft(till) ?? meetSomebody(till));
  return tellOf(till, person);
}

function tellOf({ pos, dice }: Till, { id, says }: Person): Change {
  pos.customers.change(id, { fields: { ...says, loyalty_points: dice.whole(1, 9_999) } });
  return { event: 'customer.updated', id, before: null };
}

function meetSomebody({ pos, known, dice }: Till): Person {
  const id = dice.pick(known.customers);
  const name = `Zq${id}zq`;
  const address = `${name.toLowerCase()}@sentinel.example`;
  const phone = `${AREA}55501${id.slice(-2)}`;
  return {
    id,
    says: { name_last: name, email: address, phone },
    words: [name, address, phone],
    details: [address, phone, ...listDetails(pos.customers.read(id))],
    asked: false,
    erased: false,
  };
}

function meetSomebodyLeft({ pos }: Till): Person | null {
  const buyers = Object.entries(pos.truth({ buyers: true }).buyers ?? {});
  for (const [orderId, id] of buyers) {
    if (id === null) continue;
    const left = pos.orders.read(orderId).row['email'];
    const row = pos.customers.read(id);
    if (typeof left !== 'string' || left !== row['email'] || SHARED.test(left)) continue;
    const name = `Zq${id}zq`;
    const says = { name_last: name };
    return {
      id,
      says,
      words: [name, left],
      details: listDetails(row),
      asked: false,
      erased: false,
    };
  }
  return null;
}

function listDetails({ email, phone }: Readonly<Record<string, unknown>>): string[] {
  return [
    ...(typeof email === 'string' ? [email.toLowerCase()] : []),
    ...(typeof phone === 'string' ? [phone.replaceAll(/\D/g, '').slice(-10)] : []),
  ];
}

/** The person buys something; an order for pick-up carries name, address and number. */
export function sellToPerson(till: Till): Change {
  const { pos, known, chronicle, dice } = till;
  const buyer = chronicle.person?.id ?? dice.pick(known.customers);
  const type = dice.pick(['pickup', 'retail'] as const);
  const { id } = pos.orders.place({ id_customer: buyer, status: 'completed', type });
  known.recentOrders.push(id);
  return { event: 'order.created', id, before: null };
}
