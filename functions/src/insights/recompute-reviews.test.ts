import type { Write } from '../store/database';
import { listDueReviews } from '../store/due-reviews';
import { changeWrite, takeWaiting } from '../store/outbox';
import { makeOrg } from '../testing/make-org';
import { commitTo } from '../testing/memory-commit';
import {
  createRecomputeWorld,
  effects,
  insightsOf,
  NOW,
  orderOf,
  outbox,
  range,
  waitingCustomers,
} from '../testing/recompute-world';
import { reviewSegments } from './recompute-reviews';

const DAY_MS = 86_400_000;

/** Five customers whose insights are stored, each with one order. */
async function createReviewWorld() {
  const world = await createRecomputeWorld();
  await commitTo(
    world.db,
    range(1, 5).map((index) => orderOf(index, index, 4_000)),
  );
  await world.recompute();
  const said: string[] = [];
  const review = () =>
    reviewSegments({
      db: world.db,
      now: () => world.now,
      log: (message, { orgId }) => said.push(`${message}: ${String(orgId)}`),
    });
  const pass = (days: number): void => {
    world.now = new Date(world.now.getTime() + days * DAY_MS);
  };
  return { ...world, world, said, review, pass };
}

const setStatus = (status: string): Write => ({
  op: 'update',
  path: 'orgs/maple',
  data: { status },
});

const setReview = (index: number, nextReviewAt: Date | null): Write => ({
  op: 'set',
  path: `orgs/maple/customers/cur_${index}`,
  data: { insights: { nextReviewAt } },
});

const ALL = range(1, 5).map((index) => `cur_${index}`);

describe('a review', () => {
  it('leaves those in the outbox who are due, and after their recompute nobody', async () => {
    const { world, db, review, pass } = await createReviewWorld();
    expect(await review()).toStrictEqual({ due: 0, failed: 0 });
    expect(outbox(db)).toStrictEqual([]);
    pass(30);
    expect(await review()).toStrictEqual({ due: 5, failed: 0 });
    expect(waitingCustomers(db)).toStrictEqual(ALL);
    await world.recompute();
    expect(insightsOf(db, 1)).toMatchObject({ segment: 'slipping', computedAt: world.now });
    expect(await review()).toStrictEqual({ due: 0, failed: 0 });
  });

  it('adds nothing when it comes again before they are computed', async () => {
    const { db, review, pass } = await createReviewWorld();
    pass(30);
    await review();
    const once = outbox(db);
    await review();
    expect(outbox(db)).toStrictEqual(once);
    expect(once).toHaveLength(1);
  });

  it('has lists find a customer by the name that staff gave them', async () => {
    const { world, db, review } = await createReviewWorld();
    const edited = { by: 'u1', at: new Date(world.now.getTime() - 3_600_000) };
    const crm = { tags: [], notes: null, overrides: { firstName: 'Zoë', lastName: null }, edited };
    await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_2', data: { crm } }]);
    expect(await review()).toStrictEqual({ due: 1, failed: 0 });
    expect(waitingCustomers(db)).toStrictEqual(['cur_2']);
    await world.recompute();
    expect(insightsOf(db, 2)).toMatchObject({ list: { nameKey: 'zoe' } });
    world.now = new Date(world.now.getTime() + 2 * 3_600_000);
    expect(await review()).toStrictEqual({ due: 0, failed: 0 });
  });

  it('leaves a customer who failed to the time of the next try', async () => {
    const { world, db, review, pass } = await createReviewWorld();
    await db.commit([{ op: 'update', path: 'orgs/maple/orders/cur_1', data: { counted: 'odd' } }]);
    pass(30);
    await review();
    await world.recompute();
    expect(waitingCustomers(db)).toStrictEqual(['cur_1']);
    const [before] = await takeWaiting(db, 'maple');
    expect(await review()).toStrictEqual({ due: 0, failed: 0 });
    expect(await takeWaiting(db, 'maple')).toStrictEqual([before]);
    await db.commit([{ op: 'update', path: 'orgs/maple/orders/cur_1', data: { counted: true } }]);
    pass(1);
    await world.recompute();
    expect(insightsOf(db, 1)).toMatchObject({ segment: 'slipping' });
  });

  it('takes a customer whose next try is over but not done', async () => {
    const { world, db, review, pass } = await createReviewWorld();
    pass(30);
    const failed = { attempts: 2, createdAt: world.now } as const;
    await db.commit([
      changeWrite('maple', 'retry', { kind: 'records', effects: effects(1), ...failed }),
    ]);
    expect(await review()).toStrictEqual({ due: 5, failed: 0 });
  });

  it('passes over a paused organisation, and reviews one that needs attention', async () => {
    const { db, review, pass } = await createReviewWorld();
    pass(30);
    await db.commit([setStatus('paused')]);
    expect(await review()).toStrictEqual({ due: 0, failed: 0 });
    await db.commit([setStatus('needs_attention')]);
    expect(await review()).toStrictEqual({ due: 5, failed: 0 });
  });

  it('reports an organisation that cannot be looked at, and goes on with the next', async () => {
    const { db, review, pass, said } = await createReviewWorld();
    const org = { ...makeOrg('http://127.0.0.1') };
    const due = { insights: { nextReviewAt: NOW } };
    await db.commit([
      { op: 'set', path: 'orgs/birch', data: { name: '' } },
      { op: 'set', path: 'orgs/aspen', data: org },
      { op: 'set', path: 'orgs/aspen/customers/cur_1', data: due },
    ]);
    db.faults.commit = (writes, apply) =>
      writes.some(({ path }) => path.startsWith('orgs/aspen/'))
        ? Promise.reject(new Error('no'))
        : Promise.resolve(apply());
    pass(30);
    expect(await review()).toStrictEqual({ due: 5, failed: 2 });
    expect(said.toSorted()).toStrictEqual([
      'an organisation cannot be reviewed: aspen',
      'an organisation cannot be reviewed: undefined',
    ]);
    expect(waitingCustomers(db)).toStrictEqual(ALL);
  });
});

describe('the list of those who are due', () => {
  it.each([1, 2, 5, 6])('is whole in pages of %i, though all are due at once', async (pageSize) => {
    const { db, pass, world } = await createReviewWorld();
    pass(30);
    expect(await listDueReviews(db, 'maple', world.now, pageSize)).toStrictEqual(ALL);
  });

  it('holds those due at the very instant and nobody later', async () => {
    const { db } = await createReviewWorld();
    const at = new Date('2030-01-01T00:00:00Z');
    await db.commit([
      setReview(1, at),
      setReview(2, new Date(at.getTime() + 1)),
      setReview(3, null),
      setReview(4, NOW),
      { op: 'set', path: 'orgs/maple/customers/cur_5', data: { insights: null } },
    ]);
    expect(await listDueReviews(db, 'maple', at)).toStrictEqual(['cur_1', 'cur_4']);
  });
});
