import type { Database } from '../../../functions/src/store/database';
import { CommitConflict } from '../../../functions/src/store/errors';
import { createMemoryDatabase } from '../../../functions/src/testing/memory-database';
import { rememberCounts } from './remembered-counts';

const ORDERS = { query: { collection: 'orgs/maple/orders' } };
const GUESTS = {
  query: { collection: 'orgs/maple/customers', where: [['guest', '==', true]] as const },
};

function createCounted() {
  const memory = createMemoryDatabase();
  const asked: number[] = [];
  const inner: Database = {
    ...memory,
    aggregate: (aggregates) => {
      asked.push(aggregates.length);
      return memory.aggregate(aggregates);
    },
  };
  return { db: rememberCounts(inner), asked };
}

describe('rememberCounts', () => {
  it('asks again for what was written only, and answers in the order of the questions', async () => {
    const { db, asked } = createCounted();
    const guest = { guest: true };
    await db.commit([{ op: 'create', path: 'orgs/maple/customers/a', data: guest }]);
    const first = await db.aggregate([ORDERS, GUESTS]);
    expect(first.map(({ count }) => count)).toEqual([0, 1]);
    await db.commit([{ op: 'create', path: 'orgs/maple/customers/b', data: guest }]);
    const second = await db.aggregate([ORDERS, GUESTS]);
    expect(second.map(({ count }) => count)).toEqual([0, 2]);
    expect(asked).toEqual([2, 1]);
  });

  it('asks again after a commit that was refused', async () => {
    const { db, asked } = createCounted();
    await db.aggregate([ORDERS]);
    const write = { op: 'update', path: 'orgs/maple/orders/none', data: {} } as const;
    await expect(db.commit([write])).rejects.toThrow(CommitConflict);
    await db.aggregate([ORDERS]);
    expect(asked).toEqual([1, 1]);
  });

  it('shares what it remembers with reads at one time', async () => {
    const { db, asked } = createCounted();
    await db.aggregate([ORDERS]);
    const counts = await db.atOneTime((reader) => reader.aggregate([ORDERS]));
    expect(counts.map(({ count }) => count)).toEqual([0]);
    expect(asked).toEqual([1]);
  });
});
