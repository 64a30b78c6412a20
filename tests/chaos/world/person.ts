import type { Change } from './changes';
import type { Till } from './rare-changes';

/** An area code that nobody else's number has. */
const AREA = '646';

/** Gives the person who is to be erased a name, an address and a number that nobody else has, and other points each time. */
export function changePerson({ pos, known, chronicle, dice }: Till): Change {
  const id = chronicle.person?.id ?? dice.pick(known.customers);
  const name = `Zq${id}zq`;
  const address = `${name.toLowerCase()}@sentinel.example`;
  const phone = `${AREA}55501${id.slice(-2)}`;
  chronicle.person ??= {
    id,
    words: [name, address, phone],
    details: [address, phone, ...listDetails(pos.customers.read(id))],
    asked: false,
    erased: false,
  };
  const fields = { name_last: name, email: address, phone, loyalty_points: dice.whole(1, 9_999) };
  pos.customers.change(id, { fields });
  return { event: 'customer.updated', id, before: null };
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
