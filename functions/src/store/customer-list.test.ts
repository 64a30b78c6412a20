import { SORTS, toCustomerQuery, type CustomerFilter } from '../model/customer-filter';
import { createMemoryDatabase } from '../testing/memory-database';
import { listIds } from './customer-list';

const ZONE = 'America/New_York';
const CATEGORY = ['vape', 'edible', null] as const;

/** Customers with insights of every kind, many of them equal in what they are sorted by; every seventh has none. */
async function plantCustomers() {
  const db = createMemoryDatabase();
  const writes = Array.from({ length: 60 }, (_, index) => {
    const orders = index % 5;
    const lastOrderAt = orders === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (index % 9), 17));
    const insights = {
      segment: index % 2 === 0 ? 'vip' : 'loyal',
      totals: { orderCount: orders, spentCents: orders * 500, lastOrderAt },
      list: {
        search: index % 3 === 0 ? ['ro', 'robin'] : ['zo', 'zoe'],
        nameKey: `${index % 3 === 0 ? 'robin' : 'zoe'} ${index % 4}`,
        favourite: CATEGORY[index % 3],
        atRisk: index % 2 === 1,
      },
    };
    const data = { insights: index % 7 === 0 ? null : insights };
    return { op: 'set', path: `orgs/maple/customers/cur_${index}`, data } as const;
  });
  await db.commit(writes);
  return db;
}

const FILTERS: readonly CustomerFilter[] = [
  {},
  { search: 'Robin' },
  { search: 'zo', segment: 'vip', category: 'edible' },
  { atRisk: true, lastOrderFrom: '2026-01-03', lastOrderTo: '2026-01-05' },
  { segment: 'churned' },
];

describe('the ids of a list', () => {
  it.each(SORTS)('are the whole list in its order, page by page, by %s', async (sort) => {
    const db = await plantCustomers();
    for (const wanted of FILTERS) {
      const question = { orgId: 'maple', filter: { ...wanted, sort }, timezone: ZONE };
      const whole = await db.query(toCustomerQuery({ ...question, limit: 1_000 }));
      expect(await listIds(db, question, 4)).toStrictEqual(whole.map(({ id }) => id));
    }
  });

  it('are those of customers with insights, each once', async () => {
    const db = await plantCustomers();
    const all = await listIds(db, { orgId: 'maple', filter: {}, timezone: ZONE }, 7);
    expect(all).toHaveLength(51);
    expect(new Set(all).size).toBe(51);
    const some = { search: 'robin', lastOrderFrom: '2026-01-04', lastOrderTo: '2026-01-04' };
    const found = await listIds(db, { orgId: 'maple', filter: some, timezone: ZONE });
    expect(found).toStrictEqual(['cur_57', 'cur_48', 'cur_39', 'cur_3', 'cur_12']);
  });
});
