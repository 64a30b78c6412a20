import { changeSchema } from '../model/change';
import { INITIAL_STREAM_STATE } from '../model/stream-state';
import { CommitConflict } from '../store/errors';
import { changeWrite, noteWrite } from '../store/outbox';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import {
  createRecomputeWorld,
  effects,
  insightsOf,
  NO_ATTENTION,
  NOW,
  orderOf,
  outbox,
  range,
  T1,
  totalsOf,
  waitingCustomers,
} from '../testing/recompute-world';

const touched = (db: MemoryDatabase, from: number): string[] =>
  db.commits
    .slice(from)
    .flat()
    .flatMap(({ path }) => (/\/customers\/[^/]+$/.test(path) ? path : []));

describe('recomputeChanges', () => {
  it('brings the customers of an entry up to what is stored, and deletes it', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [makeCustomer(1, T1)]);
    await commitTo(db, [orderOf(1, 1, 1_000), orderOf(2, 1, 500)]);
    expect(outbox(db)).toHaveLength(2);
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject({
      segment: 'new',
      ...totalsOf(2, 1_500),
      rulesVersion: 1,
      computedAt: NOW,
    });
    expect(outbox(db)).toStrictEqual([]);
  });

  it('computes nothing about customers whom nothing affects', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(
      db,
      range(1, 30).map((index) => makeCustomer(index, T1)),
    );
    await commitTo(
      db,
      range(1, 30).map((index) => orderOf(index, index, 1_000)),
    );
    await recompute();
    const before = db.commits.length;
    await commitTo(db, [orderOf(99, 7, 100)]);
    await recompute();
    expect(touched(db, before)).toStrictEqual(['orgs/maple/customers/cur_7']);
    expect(insightsOf(db, 7)).toMatchObject(totalsOf(2, 1_100));
  });

  it('computes many neighbours from one range as it computes them one by one', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(
      db,
      range(1, 60).map((index) => makeCustomer(index, T1)),
    );
    await commitTo(
      db,
      range(1, 120).map((index) => orderOf(index, 1 + (index % 60), index)),
    );
    await recompute();
    for (const customer of range(1, 60)) {
      const own = range(1, 120).filter((index) => 1 + (index % 60) === customer);
      expect(insightsOf(db, customer)).toMatchObject(
        totalsOf(
          2,
          own.reduce((sum, index) => sum + index, 0),
        ),
      );
    }
  });

  it('leaves out orders that were deleted', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000), orderOf(2, 1, 500)]);
    const path = 'orgs/maple/orders/cur_1';
    await db.commit([
      {
        op: 'update',
        path,
        data: { source: { ...Object(db.dump().get(path)?.['source']), deletedAt: NOW } },
      },
    ]);
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 500));
  });

  it('writes nothing when the result says the same', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    const before = db.commits.length;
    await db.commit([
      changeWrite('maple', 'again', {
        kind: 'records',
        effects: { customers: ['cur_1'], days: [], products: [] },
        createdAt: NOW,
      }),
    ]);
    world.now = new Date(NOW.getTime() + 60_000);
    await recompute();
    expect(touched(db, before)).toStrictEqual([]);
    expect(outbox(db)).toStrictEqual([]);
  });

  it('takes up the notes of a run and removes them with its entry', async () => {
    const { db, recompute } = await createRecomputeWorld();
    for (const customer of [1, 2]) {
      await commitTo(db, [orderOf(customer, customer, 1_000)], {
        note: () =>
          noteWrite({
            orgId: 'maple',
            runId: 'r1',
            id: `n${customer}`,
            effects: effects(customer),
            createdAt: NOW,
          }),
      });
    }
    await db.commit([changeWrite('maple', 'ring', { kind: 'run', runId: 'r1', createdAt: NOW })]);
    await recompute();
    expect([insightsOf(db, 1), insightsOf(db, 2)]).toMatchObject([
      totalsOf(1, 1_000),
      totalsOf(1, 1_000),
    ]);
    expect(db.pathsUnder('orgs/maple/syncRuns/r1/notes/')).toStrictEqual([]);
    expect(outbox(db)).toStrictEqual([]);
  });

  it('counts everything, and counts at most once a minute however many entries come', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    const stats = () => db.dump().get('orgs/maple/stats/current');
    expect(stats()).toMatchObject({
      customers: { total: 1, withOrders: 1 },
      orders: { total: 1, counted: 1, revenueCents: 1_000 },
      computedAt: NOW,
    });
    world.now = new Date(NOW.getTime() + 30_000);
    await commitTo(db, [orderOf(2, 1, 500)]);
    await recompute();
    expect(stats()).toMatchObject({ orders: { total: 1 } });
    expect(outbox(db)).toStrictEqual([
      'orgs/maple/changes/stats',
      'orgs/maple/changes/stats-2026-01-20',
    ]);
    world.now = new Date(NOW.getTime() + 90_000);
    await recompute();
    expect(stats()).toMatchObject({ orders: { total: 2, revenueCents: 1_500 } });
    expect(outbox(db)).toStrictEqual(['orgs/maple/changes/stats-2026-01-20']);
  });
});

describe('recomputeChanges when others write', () => {
  it('reads again when the customer changes between reading and writing', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const customer = makeCustomer(1, T1);
    await commitTo(db, [customer]);
    let raced = false;
    db.faults.commit = async (writes, apply) => {
      if (!raced && writes.some(({ path }) => path.endsWith('/customers/cur_1'))) {
        raced = true;
        const profile = { ...customer.body, guest: true };
        await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_1', data: { profile } }]);
      }
      return apply();
    };
    await recompute();
    expect(raced).toBe(true);
    expect(insightsOf(db, 1)).toBeUndefined();
  });

  it('includes what is stored while it computes before it stops', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    let added = false;
    db.faults.commit = async (writes, apply) => {
      const at = apply();
      if (!added && writes.some(({ path }) => path.endsWith('/customers/cur_1'))) {
        added = true;
        await commitTo(db, [orderOf(2, 1, 500)]);
      }
      return at;
    };
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(2, 1_500));
    expect(outbox(db)).toStrictEqual([
      'orgs/maple/changes/stats',
      'orgs/maple/changes/stats-2026-01-20',
    ]);
  });

  it('lets one of two drainers work and loses nothing', async () => {
    const { db, recompute } = await createRecomputeWorld();
    for (const index of range(1, 5)) await commitTo(db, [orderOf(index, index, 1_000)]);
    await Promise.all([recompute(), recompute(), recompute()]);
    for (const index of range(1, 5))
      expect(insightsOf(db, index)).toMatchObject(totalsOf(1, 1_000));
    expect(outbox(db)).toStrictEqual([]);
    expect(db.dump().get('orgs/maple/streams/insights')).toMatchObject({ holder: null });
  });

  it('takes up an entry that arrives while the claim is given back', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    let added = false;
    db.faults.commit = async (writes, apply) => {
      const at = apply();
      if (
        !added &&
        writes.some(
          (write) =>
            write.path.endsWith('/streams/insights') &&
            write.op === 'update' &&
            write.data['holder'] === null,
        )
      ) {
        added = true;
        await commitTo(db, [orderOf(2, 2, 500)]);
      }
      return at;
    };
    await recompute();
    expect(insightsOf(db, 2)).toMatchObject(totalsOf(1, 500));
  });

  it('takes over from a drainer that died', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await db.commit([
      {
        op: 'set',
        path: 'orgs/maple/streams/insights',
        data: { ...INITIAL_STREAM_STATE, holder: 'dead', fence: 1 },
      },
    ]);
    await recompute();
    expect(outbox(db)).toHaveLength(1);
    db.advance(60_000);
    await recompute();
    expect(outbox(db)).toStrictEqual([]);
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 1_000));
  });
});

const failCustomer = (db: MemoryDatabase, index: number): void => {
  db.faults.commit = (writes, apply) =>
    writes.some(({ path }) => path.endsWith(`/customers/cur_${index}`))
      ? Promise.reject(new CommitConflict('always'))
      : Promise.resolve(apply());
};

describe('recomputeChanges when something fails', () => {
  it('keeps the entry of a customer who failed, and finishes the others', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute, log } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await commitTo(db, [orderOf(2, 2, 500)]);
    failCustomer(db, 1);
    await recompute();
    expect(waitingCustomers(db)).toStrictEqual(['cur_1']);
    expect(insightsOf(db, 1)).toBeNull();
    expect(insightsOf(db, 2)).toMatchObject(totalsOf(1, 500));
    expect(log).toStrictEqual([{ message: 'customers failed to recompute', count: 1 }]);
    delete db.faults.commit;
    world.now = new Date(NOW.getTime() + 5 * 60_000);
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 1_000));
    expect(outbox(db)).toStrictEqual([]);
  });

  it('computes the neighbours of a customer whose document cannot be read', async () => {
    const { db, recompute, log } = await createRecomputeWorld();
    await commitTo(
      db,
      range(1, 30).map((index) => makeCustomer(index, T1)),
    );
    await db.commit([
      { op: 'update', path: 'orgs/maple/customers/cur_5', data: { profile: 'broken' } },
    ]);
    await recompute();
    expect(log).toStrictEqual([{ message: 'customers failed to recompute', count: 1 }]);
    expect(insightsOf(db, 4)).toMatchObject(totalsOf(0, 0));
    expect(insightsOf(db, 30)).toMatchObject(totalsOf(0, 0));
    expect(outbox(db)).toHaveLength(1);
  });

  it('keeps customers who failed six times as a dead letter, and tries them no more', async () => {
    const world = await createRecomputeWorld();
    const { db, recompute } = world;
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await db.commit([NO_ATTENTION]);
    failCustomer(db, 1);
    const waits: number[] = [];
    for (let turn = 1; turn <= 6; turn += 1) {
      await recompute();
      const [waiting] = outbox(db).map((path) => changeSchema.parse(db.dump().get(path)));
      if (!waiting) break;
      waits.push(waiting.createdAt.getTime() - world.now.getTime());
      world.now = waiting.createdAt;
    }
    expect(waits.map((ms) => ms / 60_000)).toStrictEqual([2, 4, 8, 16, 32]);
    const [path = ''] = db.pathsUnder('orgs/maple/deadLetters/');
    expect(db.dump().get(path)).toMatchObject({
      kind: 'change',
      effects: effects(1),
      reason: 'Insights could not be computed: CommitConflict.',
      attempts: 6,
      state: 'waiting',
    });
    expect(db.dump().get(NO_ATTENTION.path)).toMatchObject({ attention: { deadLetters: 1 } });
  });

  it('does not give up a customer who failed for the first time beside one who failed often', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [makeCustomer(1, T1), makeCustomer(2, T1)]);
    await recompute();
    const waiting = { kind: 'records', createdAt: NOW } as const;
    await db.commit([
      changeWrite('maple', 'a', { ...waiting, effects: effects(1), attempts: 5 }),
      changeWrite('maple', 'b', { ...waiting, effects: effects(2) }),
      { op: 'update', path: 'orgs/maple/customers/cur_1', data: { profile: 'broken' } },
      { op: 'update', path: 'orgs/maple/customers/cur_2', data: { profile: 'broken' } },
    ]);
    await recompute();
    expect(waitingCustomers(db)).toStrictEqual(['cur_2']);
    expect(db.pathsUnder('orgs/maple/deadLetters/')).toHaveLength(1);
  });
});
