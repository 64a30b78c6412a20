import type { HeatMap } from '@model/heat-map';
import { toBusyHours } from './busy-hours';

/** Sales by weekday (Monday is 0) and hour. */
function makeMap(
  sales: readonly (readonly [weekday: number, hour: number, sales: number])[],
): HeatMap {
  const map = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const [weekday, hour, count] of sales) map[weekday]?.splice(hour, 1, count);
  return map;
}

describe('busy hours', () => {
  it('reach from the first hour with a sale to the last', () => {
    const { hours } = toBusyHours(
      makeMap([
        [0, 9, 1],
        [6, 12, 2],
      ]),
    );
    expect(hours.map(({ hour }) => hour)).toEqual([9, 10, 11, 12]);
  });

  it('are as dark as they are busy, and pale only where nothing was sold', () => {
    const { hours } = toBusyHours(
      makeMap([
        [0, 9, 100],
        [1, 9, 75],
        [2, 9, 26],
        [3, 9, 1],
      ]),
    );
    expect(hours[0]?.cells.map(({ level }) => level)).toEqual([4, 3, 2, 1, 0, 0, 0]);
  });

  it('name the busiest', () => {
    expect(
      toBusyHours(
        makeMap([
          [4, 17, 64],
          [5, 12, 63],
        ]),
      ).peak,
    ).toBe('Busiest: Fridays at 5 PM, 64 sales');
  });

  it('are none without sales', () => {
    expect(toBusyHours(makeMap([]))).toEqual({ hours: [], peak: null });
  });
});
