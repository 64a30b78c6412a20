import { loadRecords, tombstoneWrite } from '../store/records';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, insightsOf, orderOf, T1 } from '../testing/recompute-world';
import { changeWrite } from '../store/outbox';

describe('a customer whom the POS no longer has', () => {
  it('has no insights, and has them again when the POS has the customer again', async () => {
    const world = await createRecomputeWorld();
    const { db } = world;
    await commitTo(db, [makeCustomer(1, T1)]);
    await commitTo(db, [orderOf(1, 1, 4_000)]);
    await world.recompute();
    expect(insightsOf(db, 1)).toMatchObject({ segment: 'new', list: { nameKey: 'robin 1' } });
    const record = (await loadRecords(db, 'maple', 'customers', ['cur_1'])).get('cur_1');
    if (!record) throw new Error('the customer is not stored');
    const effects = { customers: ['cur_1'], days: [], products: [] };
    const note = (id: string) =>
      changeWrite('maple', id, { kind: 'records', effects, createdAt: world.now });
    await db.commit([tombstoneWrite('maple', record, world.now), note('gone')]);
    await world.recompute();
    expect(insightsOf(db, 1)).toBeNull();
    const { source } = Object(db.dump().get('orgs/maple/customers/cur_1'));
    const path = 'orgs/maple/customers/cur_1';
    await db.commit([
      { op: 'update', path, data: { source: { ...source, deletedAt: null } } },
      note('back'),
    ]);
    await world.recompute();
    expect(insightsOf(db, 1)).toMatchObject({ segment: 'new', totals: { orderCount: 1 } });
    expect(db.pathsUnder('orgs/maple/transitions/')).toStrictEqual([]);
  });
});
