import { randomUUID } from 'node:crypto';
import { openTestDatabase } from '../testing/emulator-database';
import { listCustomerIds } from './customer-ids';
import { listDueReviews } from './due-reviews';
import {
  countMoves,
  countNewcomers,
  countNewcomersBySegment,
  readFirstEntry,
  readMoves,
} from './moves';
import { walkSegmentStandings } from './segment-standings';
import { readJourney, transitionWrite } from './transitions';

const db = openTestDatabase();
const AT = new Date('2026-01-28T20:00:00Z');
const IDS = ['a_1', 'a_2', 'a_3'];

/** An org with three customers who are due at the same instant, the second of whom has moved twice. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  const totals = {
    orderCount: 0,
    spentCents: 0,
    averageCents: 0,
    firstOrderAt: null,
    lastOrderAt: null,
  };
  const insights = { segment: 'new', totals, nextReviewAt: AT };
  const entered = { segment: 'new', at: AT };
  const data = { insights, entered, source: { firstSeenAt: AT, deletedAt: null } };
  const move = {
    customerId: 'a_2',
    from: 'new',
    to: 'vip',
    at: AT,
    cause: 'time',
    why: '',
  } as const;
  await db.commit([
    ...IDS.map((id) => ({ op: 'set' as const, path: `orgs/${orgId}/customers/${id}`, data })),
    ...[1, 2].map((number) => transitionWrite(orgId, { ...move, number })),
  ]);
  return orgId;
}

const fail = (error: unknown): never => {
  throw error;
};

it('pages through customers and moves as Firestore orders them, however many are alike', async () => {
  const orgId = await newOrg();
  expect(await listCustomerIds(db, orgId, 2)).toStrictEqual(IDS);
  expect(await listDueReviews(db, orgId, AT, 1)).toStrictEqual(IDS);
  expect((await readJourney(db, orgId, 'a_2', 1)).map(({ number }) => number)).toStrictEqual([
    1, 2,
  ]);
  const standings = [];
  for await (const { segment } of walkSegmentStandings(db, orgId, fail, 2)) standings.push(segment);
  expect(standings).toStrictEqual(['new', 'new', 'new']);
  const stretch = { from: AT, until: new Date(AT.getTime() + 1) };
  const [first] = await readMoves(db, orgId, { stretch, after: null, limit: 1 });
  const rest = { stretch, after: first?.cursor ?? null, limit: 2 };
  expect((await readMoves(db, orgId, rest)).map(({ to }) => to)).toStrictEqual(['vip']);
  expect(await countMoves(db, orgId, stretch)).toBe(2);
  expect(await readFirstEntry(db, orgId)).toStrictEqual(AT);
  expect(await countNewcomers(db, orgId, stretch)).toBe(3);
  expect((await countNewcomersBySegment(db, orgId, stretch))('new')).toBe(3);
});
