import { addMonths, describeAverages, toCohortGrid } from './cohort-grid';

const COHORTS = {
  '2025-11': { customers: 10, active: { '2025-11': 10, '2025-12': 9 } },
  '2025-12': { customers: 40, active: { '2025-12': 40, '2026-01': 10, '2026-02': 20 } },
  '2026-01': { customers: 60, active: { '2026-01': 60, '2026-02': 15 } },
  '2026-02': { customers: 5, active: { '2026-02': 5 } },
};

it('months go on over the year', () => {
  expect(addMonths('2025-11', 3)).toBe('2026-02');
  expect(addMonths('2026-01', -11)).toBe('2025-02');
});

describe('the grid of cohorts', () => {
  const { rows, averages } = toCohortGrid(COHORTS, '2026-02');

  it('has a row for each month with somebody new, the oldest first', () => {
    expect(rows.map(({ month, customers }) => [month, customers])).toEqual([
      ['2025-11', 10],
      ['2025-12', 40],
      ['2026-01', 60],
      ['2026-02', 5],
    ]);
  });

  it('begins a year ago', () => {
    const old = toCohortGrid({ '2025-02': COHORTS['2025-11'], ...COHORTS }, '2026-02');
    expect(old.rows[0]?.month).toBe('2025-11');
    expect(toCohortGrid({ '2025-03': COHORTS['2025-11'] }, '2026-02').rows).toHaveLength(1);
  });

  it('says how many came back in each month after the first, and which is not over', () => {
    expect(rows[1]?.cells.slice(0, 3)).toEqual([
      { month: '2026-01', buyers: 10, share: 0.25, level: 2, running: false },
      { month: '2026-02', buyers: 20, share: 0.5, level: 3, running: true },
      null,
    ]);
    expect(rows[0]?.cells[1]).toMatchObject({ buyers: 0, share: 0, level: 0 });
  });

  it('has nothing to say of months to come', () => {
    expect(rows[3]?.cells.every((cell) => cell === null)).toBe(true);
  });

  it('averages over customers, months that are over alone', () => {
    // 9 of 10 and 10 of 40 in the month after; the third cohort is still in it.
    expect(averages[0]).toBe(19 / 50);
    expect(averages[1]).toBe(0);
    expect(averages[2]).toBeNull();
  });
});

describe('the averages in words', () => {
  it('name the next, the third and the sixth month as far as they are known', () => {
    expect(describeAverages([0.314, 0.2, 0.179, 0.1, 0.1, 0.06])).toBe(
      'Of 100 new customers, 31 buy again in the next month, 18 in the third, 6 in the sixth.',
    );
    expect(describeAverages([0.31, null, null])).toBe(
      'Of 100 new customers, 31 buy again in the next month.',
    );
    expect(describeAverages([null])).toBeNull();
  });
});
