import { createStoreCalendar } from '../model/store-calendar';
import { transitionWrite } from '../store/transitions';
import { createMemoryDatabase } from '../testing/memory-database';
import { MovesLedger } from './moves-ledger';
import { addMoves } from './recompute-moves-days';

const START = new Date('2026-03-07T12:00:00Z');
const HOUR_MS = 3_600_000;
const at = (hours: number): Date => new Date(START.getTime() + hours * HOUR_MS);

const stillAlive = (): Promise<void> => Promise.resolve();

/** Seven moves eight hours apart, across the night in which New York's clocks go forward. */
async function createJournal() {
  const db = createMemoryDatabase();
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    const move = { from: 'new', to: 'loyal', cause: 'time', why: '' } as const;
    const write = transitionWrite('maple', {
      ...move,
      customerId: 'a',
      number,
      at: at(number * 8),
    });
    await db.commit([write]);
  }
  const ledger = new MovesLedger([]);
  const calendar = createStoreCalendar('America/New_York');
  return { reader: db, orgId: 'maple', calendar, ledger, since: START, stillAlive };
}

describe('moves that are added', () => {
  it.each([1, 2, 7, 8])('belong to the days of the store, in pages of %i', async (movesAtOnce) => {
    const reading = { ...(await createJournal()), movesAtOnce };
    const reached = await addMoves(reading, { from: START, until: at(99) }, null);
    expect(reached?.at).toStrictEqual(at(56));
    expect(reading.ledger.daysOf('2026-03')).toStrictEqual({
      '2026-03-07': { flows: { new: { loyal: 2 } }, newcomers: {} },
      '2026-03-08': { flows: { new: { loyal: 2 } }, newcomers: {} },
      '2026-03-09': { flows: { new: { loyal: 3 } }, newcomers: {} },
    });
    expect(await addMoves(reading, { from: START, until: at(99) }, reached)).toStrictEqual(reached);
    expect(reading.ledger.movesIn('2026-03')).toBe(7);
  });
});
