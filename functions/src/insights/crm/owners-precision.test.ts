import { createSimulator, type Simulator } from '../../../../simulator/simulator';
import type { Observation } from '../../model/observation';
import { createTestAdapter, walkAll } from '../../testing/alleaves-under-test';
import { toContactCard, toOrderCard, type ContactCard } from './contact-card';
import { findOwners } from './find-owners';

// Room for a machine that is busy with other suites.
jest.setTimeout(120_000);

const NOW = new Date('2026-01-29T15:00:00Z');

let simulator: Simulator;
let orders: ContactCard[];
let customers: ContactCard[];

beforeAll(async () => {
  simulator = createSimulator({ seed: 1, customers: 2_527, orders: 10_000, months: 18, now: NOW });
  const { url } = await simulator.start();
  const pos = createTestAdapter(url, { credentials: simulator.options });
  await pos.listLocations();
  const walked = [
    ...(await walkAll(pos, { stream: 'customers' })).observations,
    ...(await walkAll(pos, { stream: 'orders' })).observations,
  ];
  customers = walked.flatMap((one) => customerCard(one) ?? []);
  orders = walked.flatMap((one) => orderCard(one) ?? []);
});
afterAll(() => simulator.stop());

function customerCard(observation: Observation): ContactCard | null {
  if (observation.stream !== 'customers') return null;
  const { id, body: profile, contact } = observation;
  return toContactCard({ id, customer: { profile, source: SOURCE }, contact, overrides: null });
}

function orderCard(observation: Observation): ContactCard | null {
  if (observation.stream !== 'orders' || observation.contact === null) return null;
  const { id, contact } = observation;
  return toOrderCard({ id, contact, owner: null, deletedAt: null });
}

const SOURCE = {
  provider: 'alleaves',
  externalId: '',
  version: { updatedAt: null, observedAt: NOW, hash: '' },
  firstSeenAt: NOW,
  deletedAt: null,
  stub: false,
  companion: true,
};

/** Who really bought, by document ids; null for somebody who is not on the roster. */
function readBuyers(): Map<string, string | null> {
  const { buyers = {} } = simulator.truth({ buyers: true });
  return new Map(
    Object.entries(buyers).map(([order, buyer]) => [
      `alv_${order}`,
      buyer === null ? null : `alv_${buyer}`,
    ]),
  );
}

describe('owners suggested in a shop of 2,527 customers and 10,000 orders', () => {
  it('are the real buyers in nine of ten, and seven of ten who could be found are suggested', () => {
    const buyers = readBuyers();
    const found = findOwners(orders, customers);
    const right = found.filter(({ orderId, customerId }) => buyers.get(orderId) === customerId);
    const byId = new Map(customers.map((card) => [card.id, card]));
    const findable = orders.filter(({ id, phone, email }) => {
      const buyer = byId.get(buyers.get(id) ?? '');
      return buyer && ((phone && phone === buyer.phone) || (email && email === buyer.email));
    });
    process.stdout.write(
      `Something was left with ${buyers.size} orders, by which somebody could be found with ${orders.length}; ` +
        `${findable.length} buyers are on file by it, ${found.length} suggested, ${right.length} rightly.\n`,
    );
    expect(found.length).toBeGreaterThan(50);
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.9);
    expect(right.length / findable.length).toBeGreaterThanOrEqual(0.7);
  });

  it('are right in all but one of a hundred where the name speaks for them too', () => {
    const buyers = readBuyers();
    const strong = findOwners(orders, customers).filter(({ strength }) => strength === 'strong');
    const right = strong.filter(({ orderId, customerId }) => buyers.get(orderId) === customerId);
    expect(strong.length).toBeGreaterThan(30);
    expect(right.length / strong.length).toBeGreaterThanOrEqual(0.99);
  });

  it('are suggested by no placeholder, and by nothing that several have', () => {
    const sharers = findOwners(orders, customers).flatMap(({ orderId, reasons }) => {
      const order = orders.find(({ id }) => id === orderId);
      const kinds = reasons.map(({ kind }) => kind);
      const haveIt = (detail: 'phone' | 'email') =>
        customers.filter((one) => one[detail] === order?.[detail]).length;
      return [
        ...(kinds.includes('same_phone') ? [haveIt('phone')] : []),
        ...(kinds.includes('same_email') ? [haveIt('email')] : []),
      ];
    });
    expect(new Set(sharers)).toStrictEqual(new Set([1]));
    const details = orders.flatMap(({ phone, email }) => [phone, email]).join(' ');
    expect(details).not.toMatch(/\.local|\+10{10}/);
  });
});
