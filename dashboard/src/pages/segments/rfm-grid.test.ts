import { RFM_CELLS } from '@model/rfm';
import { countProspects, describeRecency, toCountedCells, toCountedGroups } from './rfm-grid';

const counted = (given: Record<string, number>): number[] =>
  RFM_CELLS.map(({ recency, frequencyMonetary }) => given[`${recency}${frequencyMonetary}`] ?? 0);

const customersOf = (counts: readonly number[], group: string, prospects = 0) =>
  toCountedGroups(toCountedCells(counts), prospects).find((one) => one.group === group);

describe('the grid of recency and worth', () => {
  it('has 25 cells, the most recent first', () => {
    const cells = toCountedCells(counted({}));
    expect(cells).toHaveLength(25);
    expect(cells[0]).toMatchObject({ recency: 5, frequencyMonetary: 1, group: 'new' });
    expect(cells[4]).toMatchObject({ recency: 5, frequencyMonetary: 5, group: 'champions' });
    expect(cells[24]).toMatchObject({ recency: 1, group: 'previously_loyal', level: 0 });
  });

  it('shades a cell by the fullest one', () => {
    const levels = toCountedCells(counted({ '51': 100, '52': 1, '53': 50 })).map(
      ({ level }) => level,
    );
    expect(levels.slice(0, 4)).toEqual([4, 1, 2, 0]);
  });

  it('adds the cells of a group up', () => {
    const counts = counted({ '55': 10, '45': 5, '54': 3 });
    expect(customersOf(counts, 'champions')?.customers).toBe(15);
    expect(customersOf(counts, 'loyal')?.customers).toBe(3);
    expect(customersOf(counts, 'prospects', 48)?.customers).toBe(48);
  });

  it('counts whoever has no order as a prospect, and no walk-in row', () => {
    expect(countProspects({ total: 2_527, guests: 3, withOrders: 2_000 })).toBe(524);
    expect(customersOf(counted({}), 'prospects')?.customers).toBe(0);
  });
});

it.each([
  [5, 'up to 29 days'],
  [4, '30 to 100 days'],
  [3, '101 days'],
  [2, '102 to 366 days'],
  [1, 'more than 366 days'],
])('a recency of %i is %s', (score, text) => {
  const recencyDays: [number, number, number, number] = [366, 101, 100, 29];
  const cuts = { recencyDays, orderCounts: recencyDays, spentCents: recencyDays };
  expect(describeRecency(score, cuts)).toBe(text);
});
