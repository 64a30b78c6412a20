import { describePerson } from './people';
import type { Person } from './people';
import { Random, STREAM } from './random';
import type { World } from './world';

/** What somebody left with an order that is on nobody's account, and who it really was. */
export interface LeftContact {
  /** Slot of the customer who bought; null for somebody who is not on the roster. */
  readonly buyer: number | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Anonymous orders of the past with which something was left. */
const LEFT_SHARE = 0.12;
/** Draws of a customer until one has details on file, of whom there are few. */
const TRIES = 100;

/** How something is left, with the share of each up to it. */
const KINDS = [
  ['known', 0.6],
  ['not_on_file', 0.72],
  ['stranger', 0.82],
  ['somebody_elses', 0.9],
  ['nothing_usable', 1],
] as const;

/**
 * What was left with an order; null for an order with a customer, for most without one, and for every order that was placed later.
 * All draws are of a stream of their own, so that nothing else depends on them.
 */
export function readLeftContact(world: World, slot: number): LeftContact | null {
  const { seed, orders } = world.options;
  if (slot >= orders || world.orders.read(slot).customer >= 0) return null;
  const random = new Random(seed, STREAM.leftContact, slot);
  if (!random.chance(LEFT_SHARE)) return null;
  const roll = random.unit();
  const kind = KINDS.find(([, upTo]) => roll < upTo)?.[0] ?? 'nothing_usable';
  const somebody = drawCustomer(world, random, kind !== 'not_on_file');
  switch (kind) {
    case 'known':
      return somebody ? leftByCustomer(random, somebody) : leftByStranger(random, slot);
    case 'not_on_file':
      return somebody
        ? {
            ...nameOf(somebody.person),
            buyer: somebody.slot,
            email: somebody.person.orderEmail,
            phone: null,
          }
        : leftByStranger(random, slot);
    case 'stranger':
      return leftByStranger(random, slot);
    case 'somebody_elses':
      return leftWithNumberOf(random, slot, somebody?.person ?? null);
    case 'nothing_usable':
      return { ...NOTHING, ...random.pick(UNUSABLE) };
  }
}

const NOTHING: LeftContact = {
  buyer: null,
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
};

/** What tills and integrations write for "none". */
const UNUSABLE: readonly Partial<LeftContact>[] = [
  { firstName: 'Guest', lastName: '', email: 'no-email@alleaves.local' },
  { firstName: 'customer_0', phone: '0000000000' },
  { email: 'walkin@unknown.local', phone: '555-0100' },
];

interface Customer {
  readonly slot: number;
  readonly person: Person;
}

/** Somebody of the roster as it began, with details on file or without; null when so many draws find nobody. */
function drawCustomer(world: World, random: Random, onFile: boolean): Customer | null {
  const { seed, customers } = world.options;
  if (customers === 0) return null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const slot = random.int(0, customers - 1);
    if (world.customers.isGuest(slot)) continue;
    const person = describePerson(seed, slot, false);
    if ((person.email !== null || person.phone !== null) === onFile) return { slot, person };
  }
  return null;
}

/** Mostly under their name, sometimes with an initial, sometimes without any; by what is on file. */
function leftByCustomer(random: Random, { slot, person }: Customer): LeftContact {
  const roll = random.unit();
  const { firstName, lastName } = nameOf(person);
  const name =
    roll < 0.7
      ? { firstName, lastName }
      : roll < 0.8
        ? { firstName: firstName.slice(0, 1), lastName }
        : { firstName: null, lastName: null };
  return { ...name, buyer: slot, email: person.email, phone: person.phone };
}

function leftByStranger(random: Random, slot: number): LeftContact {
  const person = drawStranger(random);
  const email = `stranger-${slot}@example.test`;
  return { ...nameOf(person), buyer: null, email, phone: null };
}

/** A relative or a friend who gives the number of somebody on the roster, half of them without a name. */
function leftWithNumberOf(random: Random, slot: number, owner: Person | null): LeftContact {
  if (!owner?.phone) return leftByStranger(random, slot);
  const name = random.chance(0.5) ? nameOf(drawStranger(random)) : {};
  return { ...NOTHING, ...name, phone: owner.phone };
}

/** A person who is on no roster: slots of customers are not negative. */
function drawStranger(random: Random): Person {
  return describePerson(random.int(1, 1_000_000), -1, false);
}

function nameOf({ firstName, lastName }: Person) {
  return { firstName, lastName };
}
