import { StoreUnavailable } from '../store/errors';
import type { Write } from '../store/database';
import { currentStatsSchema } from '../model/stats';
import { INITIAL_STREAM_STATE } from '../model/stream-state';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import { createRecomputeWorld, NOW, orderOf, outbox } from '../testing/recompute-world';

const STATS = 'orgs/maple/stats/current';
const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const storesStats = (writes: readonly Write[]): boolean =>
  writes.some(({ path }) => path === STATS);
const stats = (db: MemoryDatabase) => currentStatsSchema.parse(db.dump().get(STATS));

describe('the counts of an organisation', () => {
  it('are not replaced by older ones of a worker that lost its claim', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    const older = stats(db);
    world.now = minutesLater(2);
    await commitTo(db, [orderOf(2, 1, 500)]);
    const newer = { ...older, orders: { ...older.orders, total: 3 }, computedAt: minutesLater(5) };
    db.faults.commit = async (writes, apply) => {
      if (!storesStats(writes)) return apply();
      delete db.faults.commit;
      await db.commit([
        {
          op: 'update',
          path: 'orgs/maple/streams/insights',
          data: { ...INITIAL_STREAM_STATE, holder: 'other', fence: 9 },
        },
        { op: 'set', path: STATS, data: newer },
      ]);
      return apply();
    };
    await expect(recompute()).resolves.toBeUndefined();
    expect(stats(db)).toStrictEqual(newer);
    expect(db.dump().get('orgs/maple/streams/insights')).toMatchObject({ holder: 'other' });
  });

  it('are made later when they cannot be made now, and hold up nothing', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute, log } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    db.faults.commit = (writes, apply) =>
      storesStats(writes) ? Promise.reject(new StoreUnavailable('slow')) : Promise.resolve(apply());
    await recompute();
    expect(outbox(db)).toStrictEqual(['orgs/maple/changes/stats']);
    world.now = minutesLater(2);
    await recompute();
    expect(outbox(db)).toStrictEqual(['orgs/maple/changes/stats']);
    expect(log.map(({ message }) => message)).toStrictEqual([
      'counts could not be made',
      'counts could not be made',
    ]);
    delete db.faults.commit;
    world.now = minutesLater(4);
    await recompute();
    expect(outbox(db)).toStrictEqual([]);
    expect(stats(db)).toMatchObject({ orders: { total: 1 } });
  });

  it('are made anew when those that stand cannot be read', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await db.commit([{ op: 'set', path: STATS, data: { of: 'another time' } }]);
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    expect(stats(db)).toMatchObject({ orders: { total: 1, revenueCents: 1_000 } });
    expect(outbox(db)).toStrictEqual([]);
  });
});
