import { toSizes } from '../model/flow';
import type { Segment } from '../model/segment';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { readMovements } from './movements';
import { readJourney, readMoves, transitionWrite } from './transitions';

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));

interface Stored {
  readonly id: string;
  readonly seen: number;
  readonly segment: Segment | null;
  readonly deleted?: boolean;
}

async function addCustomer(db: MemoryDatabase, { id, seen, segment, deleted }: Stored) {
  const source = { firstSeenAt: at(seen), deletedAt: deleted ? at(seen) : null };
  const data = { source, insights: segment && { segment } };
  await db.commit([{ op: 'set', path: `orgs/maple/customers/${id}`, data }]);
}

async function addMove(db: MemoryDatabase, customerId: string, number: number, day: number) {
  const move = { customerId, number, from: 'new', to: 'vip', cause: 'time', why: '' } as const;
  await db.commit([transitionWrite('maple', { ...move, at: at(day) })]);
}

async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  const all: Stored[] = [
    { id: 'old', seen: 1, segment: 'vip' },
    { id: 'still', seen: 1, segment: 'loyal' },
    { id: 'gone', seen: 1, segment: 'vip', deleted: true },
    { id: 'erased', seen: 1, segment: null },
    { id: 'fresh', seen: 9, segment: 'vip' },
    { id: 'walk-in', seen: 9, segment: null },
    { id: 'brief', seen: 9, segment: 'new', deleted: true },
  ];
  for (const one of all) await addCustomer(db, one);
  for (const id of ['old', 'gone', 'erased', 'fresh']) await addMove(db, id, 1, 10);
  await addMove(db, 'still', 1, 7);
  return db;
}

describe('movements', () => {
  it('are sizes, moves and newcomers of those who are counted now', async () => {
    const { sizes, moves, newcomers } = await readMovements(await createOrg(), 'maple', at(8));
    const count = { vip: 2, loyal: 1 };
    expect(sizes).toStrictEqual(
      toSizes((segment) => (segment === 'vip' || segment === 'loyal' ? count[segment] : 0)),
    );
    expect(moves.map(({ customerId }) => customerId).toSorted()).toStrictEqual(['fresh', 'old']);
    expect([...newcomers]).toStrictEqual([['fresh', 'vip']]);
  });
});

describe('moves', () => {
  it.each([1, 2, 3, 7])('are read whole in pages of %i, in their order', async (pageSize) => {
    const db = createMemoryDatabase();
    for (const [index, day] of [3, 1, 2, 2, 5].entries()) await addMove(db, `c${index}`, 1, day);
    const moves = await readMoves(db, 'maple', { from: at(2), until: at(5) }, pageSize);
    expect(moves.map((move) => move.at)).toStrictEqual([at(2), at(2), at(3)]);
    const rest = await readMoves(db, 'maple', { from: at(3), until: null }, pageSize);
    expect(rest.map((move) => move.at)).toStrictEqual([at(3), at(5)]);
  });

  it.each([1, 2, 3, 7])('of one customer are a journey, in pages of %i', async (pageSize) => {
    const db = createMemoryDatabase();
    for (const number of [2, 1, 3]) await addMove(db, 'a', number, 9 - number);
    await addMove(db, 'b', 1, 1);
    const journey = await readJourney(db, 'maple', 'a', pageSize);
    expect(journey.map(({ number }) => number)).toStrictEqual([1, 2, 3]);
  });
});
