import { addDays, createDayReader } from '../model/business-day';
import { monthsOf, movesMonthSchema, sumFlows, sumMovers, type MovesMonth } from '../model/moves';
import { transitionSchema } from '../model/transition';
import { listDueReviews } from '../store/due-reviews';
import { changeWrite } from '../store/outbox';
import { startSimulatedOrg, WORLD_START, type SimulatedOrg } from '../testing/simulated-org';

const DAY_MS = 86_400_000;

let world: SimulatedOrg;
afterEach(() => world.stop());

async function passDays(days: number): Promise<void> {
  world.simulator.clock.change({
    set: new Date(WORLD_START.getTime() + days * DAY_MS).toISOString(),
  });
  const { db, now, newId } = world.tools;
  // A review would look at the organisations of other tests as well.
  const customers = await listDueReviews(db, world.orgId, now());
  const effects = { customers, days: [], products: [] };
  await db.commit([
    changeWrite(world.orgId, newId(), { kind: 'records', effects, createdAt: now() }),
  ]);
  await world.drain();
}

/** Moves by day, from where, to where, as the journal has them. */
async function readJournal(): Promise<string[]> {
  const dayOf = createDayReader(world.org.timezone);
  const collection = `orgs/${world.orgId}/transitions`;
  const moves = (await world.db.query({ collection })).map(({ data }) =>
    transitionSchema.parse(data),
  );
  return moves.map(({ at, from, to }) => `${dayOf(at)} ${from} > ${to}`).toSorted();
}

async function readMonths(last: string): Promise<MovesMonth[]> {
  const months = monthsOf({ first: '2026-01-01', last });
  const stored = await Promise.all(months.map((month) => world.read(`stats/moves_${month}`)));
  return stored.flatMap((data) => (data ? [movesMonthSchema.parse(data)] : []));
}

/** The same from the documents. */
function listMoves(months: readonly MovesMonth[], last: string): string[] {
  const moves: string[] = [];
  for (let day = '2026-01-01'; day <= last; day = addDays(day, 1))
    for (const { from, to, customers } of sumFlows(months, { first: day, last: day }))
      for (let one = 0; one < customers; one += 1) moves.push(`${day} ${from} > ${to}`);
  return moves.toSorted();
}

it('moves between segments are counted day by day, as the journal tells them', async () => {
  world = await startSimulatedOrg({ customers: 24, orders: 90 });
  await world.run();
  await world.drain();
  expect(await readMonths('2026-01-31')).toMatchObject([{ month: '2026-01', days: {} }]);
  for (const days of [20, 20.01, 45]) await passDays(days);
  const journal = await readJournal();
  const months = await readMonths('2026-04-01');
  expect(journal.length).toBeGreaterThan(8);
  expect(listMoves(months, '2026-04-01')).toStrictEqual(journal);
  const movers = sumMovers(months, { first: '2026-01-01', last: '2026-04-01' });
  const nets = Object.values(movers).map(({ net }) => net);
  expect(nets.reduce((sum, net) => sum + net, 0)).toBe(0);
});
