import { toHeatMap } from './heat-map';

const entry = (hours: Record<string, number>, there: Record<string, number>) => ({
  orders: 0,
  revenueCents: 0,
  newBuyers: 0,
  returningBuyers: 0,
  hours,
  locations: { '1000': { orders: 0, revenueCents: 0, hours: there } },
});

// 2025-12-29 and 2026-01-05 are Mondays, 2026-01-04 is a Sunday.
const LINES = [
  { days: { '2025-12-22': entry({ '9': 50 }, {}), '2025-12-29': entry({ '9': 1 }, { '9': 1 }) } },
  {
    days: {
      '2026-01-04': entry({ '23': 4 }, {}),
      '2026-01-05': entry({ '9': 2, '10': 3 }, { '10': 3 }),
    },
  },
];

const cellsOf = (map: readonly (readonly number[])[]): [number, number, number][] =>
  map.flatMap((row, weekday) =>
    row.flatMap((orders, hour): [number, number, number][] =>
      orders > 0 ? [[weekday, hour, orders]] : [],
    ),
  );

describe('toHeatMap', () => {
  it('adds up the days of a window by weekday and hour, across years', () => {
    const map = toHeatMap(LINES, { from: '2025-12-29', to: '2026-01-05' });
    expect(map.map((row) => row.length)).toStrictEqual([24, 24, 24, 24, 24, 24, 24]);
    expect(cellsOf(map)).toStrictEqual([
      [0, 9, 3],
      [0, 10, 3],
      [6, 23, 4],
    ]);
  });

  it('does so for one location', () => {
    const map = toHeatMap(LINES, { from: '2025-12-29', to: '2026-01-05', locationId: '1000' });
    expect(cellsOf(map)).toStrictEqual([
      [0, 9, 1],
      [0, 10, 3],
    ]);
    expect(
      cellsOf(toHeatMap(LINES, { from: '2025-12-29', to: '2026-01-05', locationId: '7' })),
    ).toStrictEqual([]);
  });
});
