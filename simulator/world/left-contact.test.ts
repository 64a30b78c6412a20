import { createSimulator } from '../simulator';
import { TEST_NOW } from '../test-client';
import { scalarText } from './json';

const OPTIONS = { now: TEST_NOW, seed: 3, customers: 400, orders: 4_000 };

/** The listed rows of all orders without a customer, by id. */
function readAnonymous(simulator: ReturnType<typeof createSimulator>) {
  const ids = Array.from({ length: OPTIONS.orders }, (_, slot) => String(50_000 + slot));
  const rows = ids.map((id) => simulator.orders.read(id).row);
  return rows.filter((row) => !Number(row['id_customer'] ?? 0));
}

describe('what is left with anonymous orders', () => {
  const simulator = createSimulator(OPTIONS);
  const anonymous = readAnonymous(simulator);
  const { buyers = {} } = simulator.truth({ buyers: true });

  it('is there in about an eighth of them, and the truth knows who bought', () => {
    const left = anonymous.filter((row) => scalarText(row['id_order']) in buyers);
    expect(left.length).toBe(Object.keys(buyers).length);
    expect(left.length / anonymous.length).toBeCloseTo(0.12, 1);
    const others = anonymous.filter((row) => !(scalarText(row['id_order']) in buyers));
    expect(
      others.every(({ name_first, name_last, email, phone }) =>
        [name_first, name_last, email, phone].every((value) => value === null),
      ),
    ).toBe(true);
  });

  it('is by a customer whose details are on file in most, and of somebody unknown in some', () => {
    const known = Object.entries(buyers).filter(([, buyer]) => buyer !== null);
    expect(known.length).toBeGreaterThan(0.55 * Object.keys(buyers).length);
    expect(known.length).toBeLessThan(Object.keys(buyers).length);
    const onFile = known.filter(([order, buyer]) => {
      const row = anonymous.find(({ id_order }) => scalarText(id_order) === order);
      const customer = simulator.customers.read(buyer ?? '');
      return (
        (row?.['phone'] !== null && row?.['phone'] === customer['phone']) ||
        (row?.['email'] !== null && row?.['email'] === customer['email'])
      );
    });
    expect(onFile.length).toBeGreaterThan(0.6 * known.length);
  });

  it('is the same each time, and is asked for by name', () => {
    expect(createSimulator(OPTIONS).truth({ buyers: true }).buyers).toStrictEqual(buyers);
    expect(simulator.truth().buyers).toBeUndefined();
  });

  it('is nested when customers are', () => {
    const nested = createSimulator(OPTIONS);
    nested.setVariants({ orderCustomer: 'nested' });
    const flat = anonymous.find((row) => typeof row['email'] === 'string');
    const { row } = nested.orders.read(scalarText(flat?.['id_order']));
    expect(row).toMatchObject({
      customer: { id: null, first_name: flat?.['name_first'], email: flat?.['email'] },
    });
    expect(row['email']).toBeUndefined();
  });

  it('is with no order that is placed later', () => {
    const later = createSimulator({ ...OPTIONS, orders: 10 });
    const rows = Array.from({ length: 40 }, () => later.orders.place({ id_customer: null }).row);
    expect(rows.filter(({ email, phone }) => email !== null || phone !== null)).toStrictEqual([]);
  });
});
