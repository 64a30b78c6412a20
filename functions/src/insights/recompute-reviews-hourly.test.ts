import { customerSchema } from '../model/customer';
import type { OrderObservation } from '../model/observation';
import { DEFAULT_RULES } from '../model/rules';
import { transitionSchema } from '../model/transition';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, orderOf, range } from '../testing/recompute-world';
import { NEW_YORK } from '../testing/shopper-history';
import { reviewSegments } from './recompute-reviews';
import { segmentOf } from './segment';

const HOUR_MS = 3_600_000;
const HOURS = 400 * 24;

/** A winter, a leap day and both changes of the clock lie within the 400 days that follow. */
const START = new Date('2027-09-01T04:00:00Z');

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

/** When each shopper buys, in hours from the start: some come often, some come back, one stays away. */
const VISITS: readonly (readonly number[])[] = [
  [1.5, 700.25, 1_500, 2_290.75, 6_000.1],
  range(0, 13).map((visit) => 5.3 + visit * 24 * 21),
  [240.9],
  [4_000.01, 4_000.6, 4_361.2, 8_000.99],
];

/** The orders of everybody, by the hour that they fall in. */
function planOrders(): Map<number, OrderObservation[]> {
  const byHour = new Map<number, OrderObservation[]>();
  const visits = VISITS.flatMap((hours, shopper) => hours.map((hour) => ({ hour, shopper })));
  for (const [index, { hour, shopper }] of visits.entries()) {
    const placedAt = new Date(START.getTime() + Math.floor(hour * HOUR_MS));
    const made = orderOf(index + 1, shopper + 1, 2_000 + 900 * (index % 7));
    const body = { ...made.body, placedAt, businessDay: NEW_YORK.dayOf(placedAt) };
    const due = Math.ceil(hour);
    byHour.set(due, [...(byHour.get(due) ?? []), { ...made, body }]);
  }
  return byHour;
}

function readCustomers({ db }: World) {
  const stored = VISITS.flatMap((_, shopper) => {
    const data = db.dump().get(`orgs/maple/customers/cur_${shopper + 1}`);
    return data ? [customerSchema.parse(data)] : [];
  });
  return stored.flatMap(({ insights }) => insights ?? []);
}

/** @returns how many were due. A review of an hour in which nobody is would find nothing; one a day shows that. */
async function reviewIfDue(
  { db, now }: World,
  customers: ReturnType<typeof readCustomers>,
): Promise<number> {
  const isDue = customers.some(({ nextReviewAt }) => nextReviewAt !== null && nextReviewAt <= now);
  if (!isDue && now.getUTCHours() > 0) return 0;
  const { due } = await reviewSegments({ db, now: () => now, log: () => undefined });
  expect(due > 0).toBe(isDue);
  return due;
}

/** Plays all hours. @returns what was stored too late, how many steps there were, and how often somebody was due. */
async function play(world: World): Promise<{ late: number; steps: number; dueHours: number }> {
  const orders = planOrders();
  const seen = { late: 0, steps: 0, dueHours: 0 };
  let customers = readCustomers(world);
  for (let hour = 1; hour <= HOURS; hour += 1) {
    world.now = new Date(START.getTime() + hour * HOUR_MS);
    const bought = orders.get(hour) ?? [];
    if (bought.length > 0) await commitTo(world.db, bought);
    const due = await reviewIfDue(world, customers);
    seen.dueHours += Math.sign(due);
    if (bought.length + due > 0) {
      const before = customers.map(({ segment }) => segment);
      await world.recompute();
      customers = readCustomers(world);
      seen.steps += before.filter((segment, index) => customers[index]?.segment !== segment).length;
    }
    seen.late += customers.filter(
      ({ totals, segment }) =>
        segment !== segmentOf({ totals, rules: DEFAULT_RULES.segments, now: world.now }),
    ).length;
  }
  return seen;
}

describe('400 days of hourly reviews', () => {
  it('move nobody later than the first review after it was due, and tell every move', async () => {
    const world = await createRecomputeWorld();
    const { late, steps, dueHours } = await play(world);
    expect(late).toBe(0);
    expect(steps).toBeGreaterThan(20);
    expect(dueHours).toBeGreaterThan(30);
    const journal = world.db
      .pathsUnder('orgs/maple/transitions/')
      .map((path) => transitionSchema.parse(world.db.dump().get(path)));
    expect(journal).toHaveLength(steps);
    expect(readCustomers(world).map(({ segment }) => segment)).toStrictEqual([
      'churned',
      'churned',
      'churned',
      'at_risk',
    ]);
  });
});
