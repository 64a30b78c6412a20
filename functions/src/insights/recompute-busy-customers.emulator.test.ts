import { randomUUID } from 'node:crypto';
import { customerSchema } from '../model/customer';
import { dayStatsSchema } from '../model/day-stats';
import type { Observation } from '../model/observation';
import { DEFAULT_RULES } from '../model/rules';
import { currentStatsSchema } from '../model/stats';
import { newOrgWrites } from '../store/orgs';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { storeObservations } from '../testing/store-observations';
import { openTestDatabase } from '../testing/emulator-database';
import { makeOrg } from '../testing/make-org';
import { recomputeChanges } from './recompute-changes';

const HOUR_MS = 3_600_000;
const FIRST_AT = new Date('2025-11-01T12:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const ORDERS = 1_200;

const db = openTestDatabase();
const orgId = `t${randomUUID().slice(0, 12)}`;

/** Order n of customer 1, an hour after the one before; every tenth was cancelled. */
function hourly(n: number): Observation {
  const made = makeOrder(n, new Date(FIRST_AT.getTime() + n * HOUR_MS));
  const counted = n % 10 !== 0;
  const totals = { ...made.body.totals, totalCents: 999 + n };
  const status = counted ? ('completed' as const) : ('cancelled' as const);
  return { ...made, body: { ...made.body, customerId: 'cur_1', counted, status, totals } };
}

async function commitAll(observations: readonly Observation[]): Promise<void> {
  await storeObservations(db, { orgId, at: FIRST_AT }, observations);
}

const recompute = (now: Date): Promise<void> =>
  recomputeChanges({ db, now: () => now, newId: () => randomUUID(), log: () => undefined }, orgId);

async function readInsights(id: string) {
  const [document] = await db.getAll([`orgs/${orgId}/customers/${id}`]);
  return customerSchema.parse(document?.data).insights;
}

it('a customer of 1,200 orders has the totals of all of them, and the books balance to the cent', async () => {
  await db.commit(newOrgWrites(orgId, makeOrg('http://127.0.0.1'), DEFAULT_RULES));
  await commitAll([makeCustomer(1, FIRST_AT), makeCustomer(2, FIRST_AT)]);
  const busy = Array.from({ length: ORDERS }, (_, index) => hourly(index + 1));
  const other = makeOrder(5_000, FIRST_AT);
  await commitAll([
    ...busy,
    { ...other, body: { ...other.body, customerId: 'cur_2' } },
    { ...makeOrder(5_001, FIRST_AT), body: { ...other.body, customerId: null } },
  ]);
  await recompute(NOW);
  await recompute(new Date(NOW.getTime() + 2 * HOUR_MS));

  // Of 1 to 1,200 every tenth is left out: 720,600 less 72,600 and 999 for each of the 1,080 others.
  const spentCents = 720_600 - 72_600 + 1_080 * 999;
  const insights = await readInsights('cur_1');
  expect(insights).toMatchObject({
    totals: {
      orderCount: 1_080,
      spentCents,
      firstOrderAt: new Date('2025-11-01T13:00:00Z'),
      lastOrderAt: new Date('2025-12-21T11:00:00Z'),
    },
    // Of the newest 1,000 orders every tenth is no sale.
    preferences: { basis: { orders: 900 } },
    basis: { orders: 900, of: 1_080 },
  });
  expect(await readInsights('cur_2')).toMatchObject({ totals: { spentCents: 1_000 } });

  const stats = await db.query({ collection: `orgs/${orgId}/stats` });
  const days = stats.filter(({ id }) => id.startsWith('day_'));
  const revenue = days.map(({ data }) => dayStatsSchema.parse(data).totals.revenueCents);
  const all = spentCents + 2_000;
  expect(revenue.reduce((sum, cents) => sum + cents, 0)).toBe(all);
  const current = stats.find(({ id }) => id === 'current');
  expect(currentStatsSchema.parse(current?.data).orders).toMatchObject({
    counted: 1_082,
    revenueCents: all,
  });
  const waiting = await db.query({ collection: `orgs/${orgId}/changes` });
  expect(waiting).toStrictEqual([]);
});
