import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, insightsOf, orderOf, totalsOf } from '../testing/recompute-world';

const touchesCustomer = (writes: readonly { path: string }[]): boolean =>
  writes.some(({ path }) => path.endsWith('/customers/cur_1'));

describe('a drainer that stood still', () => {
  it('concludes nothing from what has been undone since', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    await commitTo(db, [orderOf(2, 1, 500)]);
    let stood = false;
    db.faults.commit = async (writes, apply) => {
      if (!stood && touchesCustomer(writes)) {
        stood = true;
        await db.commit([{ op: 'delete', path: 'orgs/maple/orders/cur_2' }]);
        db.advance(60_000);
        // What the next one concludes is what is stored already: the customer is not written again.
        await recompute();
      }
      return apply();
    };
    await recompute();
    expect(stood).toBe(true);
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 1_000));
  });
});
