import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { LeaseLost, StoreUnavailable } from './errors';
import { LEASE_MS, StreamLease } from './stream-lease';

const PATH = 'orgs/maple/streams/orders';

const acquire = (db: MemoryDatabase, holder: string): Promise<StreamLease> =>
  StreamLease.acquire({ db, orgId: 'maple', name: 'orders', holder });

describe('StreamLease', () => {
  it('refuses a second holder while the first one lives', async () => {
    const db = createMemoryDatabase();
    await acquire(db, 'a');
    await expect(acquire(db, 'b')).rejects.toBeInstanceOf(LeaseLost);
  });

  it('lets the next one in at once after a release', async () => {
    const db = createMemoryDatabase();
    await (await acquire(db, 'a')).release();
    await acquire(db, 'b');
    expect(db.dump().get(PATH)).toMatchObject({ holder: 'b', fence: 2 });
  });

  it('gives the claim of a silent holder to another, whose commits the first cannot undo', async () => {
    const db = createMemoryDatabase();
    const zombie = await acquire(db, 'a');
    db.advance(LEASE_MS);
    const heir = await acquire(db, 'b');
    await expect(
      zombie.commit([{ op: 'set', path: 'orgs/maple/orders/1', data: {} }]),
    ).rejects.toBeInstanceOf(LeaseLost);
    expect(db.pathsUnder('orgs/maple/orders')).toStrictEqual([]);
    await heir.commit([{ op: 'set', path: 'orgs/maple/orders/1', data: {} }]);
    expect(db.pathsUnder('orgs/maple/orders')).toStrictEqual(['orgs/maple/orders/1']);
  });

  it('counts every commit as a sign of life, one that changes no state too', async () => {
    const db = createMemoryDatabase();
    const lease = await acquire(db, 'a');
    for (let beat = 0; beat < 3; beat += 1) {
      db.advance(LEASE_MS - 1_000);
      await lease.commit([]);
    }
    await expect(acquire(db, 'b')).rejects.toBeInstanceOf(LeaseLost);
  });

  it('lets only one of two in who ask at the same moment', async () => {
    const db = createMemoryDatabase();
    const both = await Promise.allSettled([acquire(db, 'a'), acquire(db, 'b')]);
    expect(both).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { name: 'LeaseLost', holder: 'a' } },
    ]);
  });

  it('finds out by itself that a commit without an answer was stored, and goes on', async () => {
    const db = createMemoryDatabase();
    const lease = await acquire(db, 'a');
    db.faults.commit = (_, apply) => {
      apply();
      return Promise.reject(new StoreUnavailable('no answer'));
    };
    const watermark = new Date('2026-01-28T00:00:00Z');
    await lease.commit([], { watermark });
    delete db.faults.commit;
    expect(lease.state.watermark).toStrictEqual(watermark);
    await lease.commit([], { checkpoint: null });
    expect(db.dump().get(PATH)).toMatchObject({ holder: 'a', watermark });
  });

  it('takes no commit that lands late for the one that came after it', async () => {
    const db = createMemoryDatabase();
    const lease = await acquire(db, 'a');
    const late: (() => void)[] = [];
    db.faults.commit = (_, apply) => {
      late.push(apply);
      return Promise.reject(new StoreUnavailable('no answer'));
    };
    await expect(lease.commit([])).rejects.toBeInstanceOf(StoreUnavailable);
    db.faults.commit = (_, apply) => {
      for (const land of late.splice(0)) land();
      return Promise.resolve(apply());
    };
    const watermark = new Date('2026-01-28T00:00:00Z');
    await expect(lease.commit([], { watermark })).rejects.toThrow('written by somebody else');
    delete db.faults.commit;
    expect(lease.state.watermark).toBeNull();
    await lease.commit([], { watermark });
    expect(db.dump().get(PATH)).toMatchObject({ holder: 'a', watermark });
  });

  it('commits nothing of a batch that lost a race, and keeps its claim', async () => {
    const db = createMemoryDatabase();
    const lease = await acquire(db, 'a');
    await db.commit([{ op: 'set', path: 'orgs/maple/orders/1', data: { by: 'other' } }]);
    const watermark = new Date('2026-01-28T00:00:00Z');
    const lost = lease.commit([{ op: 'create', path: 'orgs/maple/orders/1', data: {} }], {
      watermark,
    });
    await expect(lost).rejects.toThrow('already there');
    expect(db.dump().get(PATH)).toMatchObject({ holder: 'a', watermark: null });
    await lease.commit([], { watermark });
    expect(db.dump().get(PATH)).toMatchObject({ holder: 'a', watermark });
  });
});
