import { createMemoryDatabase } from '../../../functions/src/testing/memory-database';
import { findBrokenJourneys } from './broken-journeys';

type Move = readonly [number: number, from: string, to: string];

/** Of a customer with these moves who is in a segment and counts so many moves. */
async function problemOf(moves: readonly Move[], segment: string, count = moves.length) {
  const db = createMemoryDatabase();
  await db.commit([
    { op: 'set', path: 'orgs/o/customers/a', data: { insights: { segment }, moves: count } },
    ...moves.map(([number, from, to], index) => ({
      op: 'set' as const,
      path: `orgs/o/transitions/${index}`,
      data: { customerId: 'a', number, from, to },
    })),
  ]);
  return [...(await findBrokenJourneys(db, 'o'))].map(([id, problem]) => `${id} ${problem}`);
}

describe('broken journeys', () => {
  it('are none where every move follows from the one before', async () => {
    const moves: Move[] = [
      [2, 'slipping', 'vip'],
      [1, 'new', 'slipping'],
    ];
    expect(await problemOf(moves, 'vip')).toStrictEqual([]);
    expect(await problemOf([], 'vip')).toStrictEqual([]);
  });

  it.each<[string, Move[], string, string]>([
    ['a gap', [[2, 'new', 'vip']], 'vip', 'a move 1 is called 2'],
    [
      'a move told twice',
      [
        [1, 'new', 'vip'],
        [1, 'new', 'vip'],
      ],
      'vip',
      'a move 2 is called 1',
    ],
    [
      'a move from elsewhere',
      [
        [1, 'new', 'slipping'],
        [2, 'new', 'vip'],
      ],
      'vip',
      'a move 2 from new to vip, after one to slipping',
    ],
    [
      'no move at all',
      [[1, 'vip', 'vip']],
      'vip',
      'a move 1 from vip to vip, after one to undefined',
    ],
    ['another end', [[1, 'new', 'vip']], 'slipping', 'a ends in vip and is in slipping'],
  ])('are those with %s', async (_, moves, segment, problem) => {
    expect(await problemOf(moves, segment)).toStrictEqual([problem]);
  });

  it('are those that their customer counts otherwise, and those of nobody', async () => {
    expect(await problemOf([[1, 'new', 'vip']], 'vip', 2)).toStrictEqual(['a counts 2 moves of 1']);
    const db = createMemoryDatabase();
    const data = { customerId: 'b', number: 1, from: 'new', to: 'vip' };
    await db.commit([{ op: 'set', path: 'orgs/o/transitions/1', data }]);
    expect([...(await findBrokenJourneys(db, 'o'))]).toStrictEqual([
      ['b', 'moves without being a customer'],
    ]);
  });
});
