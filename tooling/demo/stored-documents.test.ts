import type { Profile } from '../../functions/src/model/customer';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { WORDLESS_PROFILE } from '../../functions/src/testing/wordless-profile';
import { findStoredOrders, isSameDocument, readCustomerDocument } from './stored-documents';

const PATH = 'orgs/demo/customers/alv_7';

const profile: Profile = { ...WORDLESS_PROFILE, displayName: 'A. Sample' };

const AT = new Date('2026-01-28T20:00:00Z');
const source = {
  provider: 'alleaves',
  externalId: '7',
  version: { updatedAt: AT, observedAt: AT, hash: 'h' },
  firstSeenAt: AT,
  deletedAt: null,
  stub: false,
  companion: false,
};

describe('isSameDocument', () => {
  it.each([
    ['profile', { profile: { ...profile, displayName: 'Somebody else' } }],
    ['source', { source: { ...source, firstSeenAt: new Date('2026-01-29T20:00:00Z') } }],
    ['crm', { crm: { tags: ['x'], notes: null } }],
  ])('sees a change of the %s alone', async (_, change) => {
    const db = createMemoryDatabase();
    const data = { profile, source, insights: null };
    await db.commit([{ op: 'set', path: PATH, data }]);
    const before = await readCustomerDocument(db, '7');
    expect(isSameDocument(before, await readCustomerDocument(db, '7'))).toBe(true);
    await db.commit([{ op: 'set', path: PATH, data: { ...data, ...change } }]);
    expect(isSameDocument(before, await readCustomerDocument(db, '7'))).toBe(false);
  });
});

describe('findStoredOrders', () => {
  it('finds a stored order in any of the organisations', async () => {
    const db = createMemoryDatabase();
    await db.commit([{ op: 'set', path: 'orgs/another-org/orders/alv_2', data: {} }]);
    expect(await findStoredOrders(db, ['demo', 'another-org'], ['1', '2'])).toEqual([
      'orgs/another-org/orders/alv_2',
    ]);
    expect(await findStoredOrders(db, ['demo'], ['1', '2'])).toEqual([]);
  });
});
