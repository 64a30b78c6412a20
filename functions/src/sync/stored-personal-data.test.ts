import { describePerson } from '../../../simulator/world/people';
import { contactSchema, customerSchema } from '../model/customer';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';

const CUSTOMERS = 400;

let db: MemoryDatabase;
let shop: SimulatedOrg;
beforeAll(async () => {
  db = createMemoryDatabase();
  shop = await startSimulatedOrg({ customers: CUSTOMERS, orders: 400, database: db });
  const { outcome } = await shop.run();
  if (outcome !== 'succeeded') throw new Error(`the sync ended as ${outcome}`);
  await shop.drain();
}, 60_000);
afterAll(() => shop.stop());

/** Paths of all documents, the org's id and document ids left out, whose content says something. */
function placesOf(says: (text: string) => boolean): string[] {
  const found = [...db.dump()].filter(([, data]) => says(JSON.stringify(data)));
  return [...new Set(found.map(([path]) => shapeOf(path)))].toSorted();
}

const shapeOf = (path: string): string =>
  path
    .split('/')
    .slice(2)
    .filter((_, index) => index % 2 === 0)
    .join('/');

it('a whole sync stores no medical number, though the point of sale serves some', () => {
  const { seed } = shop.simulator.options;
  const served = Array.from({ length: CUSTOMERS }, (_, slot) => describePerson(seed, slot, false));
  expect(served.filter(({ patientNumber }) => patientNumber !== null).length).toBeGreaterThan(2);
  expect(db.pathsUnder(`orgs/${shop.orgId}/customers/`).length).toBeGreaterThan(2 * CUSTOMERS);
  expect(placesOf((text) => /P-TEST|patient/i.test(text))).toStrictEqual([]);
});

it('a birth date lies with the contact details and in the customer’s payload, and nowhere else', () => {
  const contacts = [...db.dump()].filter(([path]) => path.endsWith('/private/contact'));
  const born = new Set(
    contacts.flatMap(([, data]) => contactSchema.safeParse(data).data?.birthDate ?? []),
  );
  expect(born.size).toBeGreaterThan(10);
  const says = (text: string): boolean => [...born].some((day) => text.includes(day));
  expect(placesOf(says)).toStrictEqual(['customers/private']);
});

it('what members see of a customer has the year of birth at the most', () => {
  const customers = [...db.dump()].flatMap(([path, data]) =>
    shapeOf(path) === 'customers' ? [customerSchema.parse(data)] : [],
  );
  expect(customers.filter(({ profile }) => profile.birthYear !== null).length).toBeGreaterThan(10);
  const text = JSON.stringify(customers.map(({ profile }) => profile));
  expect(text).not.toMatch(/"(?:19|20)\d\d-\d\d-\d\d"/);
});

it('of what a sync leaves, the record of the run has an end, and every one of them', () => {
  expect(placesOf((text) => text.includes('"expireAt"'))).toStrictEqual(['syncRuns']);
  expect(placesOf((text) => !text.includes('"expireAt"'))).not.toContain('syncRuns');
});
