import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, orderOf, range, T1 } from '../testing/recompute-world';
import { readCustomerRange } from './customers-at-once';

const IDS = ['cur_1', 'cur_2', 'cur_3'];

/** Three customers with one, two and one order. */
async function createShop() {
  const { db } = await createRecomputeWorld();
  await commitTo(
    db,
    range(1, 3).map((index) => makeCustomer(index, T1)),
  );
  await commitTo(db, [
    orderOf(1, 1, 100),
    orderOf(2, 2, 100),
    orderOf(3, 2, 100),
    orderOf(4, 3, 100),
  ]);
  return db;
}

describe('readCustomerRange', () => {
  it.each([
    { limit: 5, covered: 3, orders: [1, 2, 1] },
    // A full page may hide more orders of its last customer.
    { limit: 4, covered: 2, orders: [1, 2] },
    { limit: 3, covered: 1, orders: [1] },
    { limit: 1, covered: 0, orders: [] },
  ])('shows $covered customers whole within $limit orders', async ({ limit, covered, orders }) => {
    const read = await readCustomerRange(await createShop(), 'maple', IDS, limit);
    expect(read.covered).toBe(covered);
    expect(read.found.map((one) => one.orders.length)).toStrictEqual(orders);
  });

  it('covers those who have no orders, or do not exist', async () => {
    const read = await readCustomerRange(await createShop(), 'maple', [...IDS, 'cur_9'], 9);
    expect(read.covered).toBe(4);
    expect(read.found.map(({ id }) => id)).toStrictEqual(IDS);
  });

  it('knows that an org is gone', async () => {
    const db = await createShop();
    await db.commit([{ op: 'delete', path: 'orgs/maple' }]);
    expect((await readCustomerRange(db, 'maple', IDS, 9)).basis).toBeNull();
  });
});
