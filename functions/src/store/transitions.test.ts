import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { readMoves } from './moves';
import { readJourney, transitionWrite } from './transitions';

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));

async function addMove(db: MemoryDatabase, customerId: string, number: number, day: number) {
  const move = { customerId, number, from: 'new', to: 'vip', cause: 'time', why: '' } as const;
  await db.commit([transitionWrite('maple', { ...move, at: at(day) })]);
}

describe('the moves of a customer', () => {
  it.each([1, 2, 3, 7])('are a journey, in pages of %i', async (pageSize) => {
    const db = createMemoryDatabase();
    for (const number of [2, 1, 3]) await addMove(db, 'a', number, 9 - number);
    await addMove(db, 'b', 1, 1);
    const journey = await readJourney(db, 'maple', 'a', pageSize);
    expect(journey.map(({ number }) => number)).toStrictEqual([1, 2, 3]);
  });
});

describe('the moves of a stretch of time', () => {
  it('are read page by page in their order, those after its end left out', async () => {
    const db = createMemoryDatabase();
    for (const [index, day] of [3, 1, 2, 2, 5].entries()) await addMove(db, `c${index}`, 1, day);
    const stretch = { from: at(2), until: at(5) };
    const first = await readMoves(db, 'maple', { stretch, after: null, limit: 2 });
    const after = first.at(-1)?.cursor ?? null;
    const rest = await readMoves(db, 'maple', { stretch, after, limit: 2 });
    expect([...first, ...rest].map(({ cursor }) => cursor.at)).toStrictEqual([at(2), at(2), at(3)]);
    expect(rest).toMatchObject([{ from: 'new', to: 'vip' }]);
  });
});
