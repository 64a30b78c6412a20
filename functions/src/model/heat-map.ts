import { z } from 'zod';
import type { Series } from './series';

const DAYS_OF_WEEK = 7;
const HOURS_OF_DAY = 24;

/** Sales by weekday (Monday first) and by hour (0 to 23) on the clocks of their location. */
export const heatMapSchema = z.array(z.array(z.int().min(0)).length(HOURS_OF_DAY)).length(7);
export type HeatMap = z.infer<typeof heatMapSchema>;

/** Which days a heat map is of, both ends included, and of which location; all of them when absent. */
export interface HeatMapWindow {
  readonly from: string;
  readonly to: string;
  readonly locationId?: string;
}

/** When an organisation sells: adds up the days of a window over the lines of the years it touches. */
export function toHeatMap(lines: readonly Pick<Series, 'days'>[], window: HeatMapWindow): HeatMap {
  const map: HeatMap = Array.from({ length: DAYS_OF_WEEK }, () =>
    Array.from({ length: HOURS_OF_DAY }, () => 0),
  );
  for (const { days } of lines) {
    for (const [day, entry] of Object.entries(days)) {
      if (day < window.from || day > window.to) continue;
      const { locationId } = window;
      const share = locationId === undefined ? entry : entry.locations[locationId];
      const row = map[weekdayIndexOf(day)];
      for (const [hour, orders] of Object.entries(share?.hours ?? {}))
        if (row) row[Number(hour)] = (row[Number(hour)] ?? 0) + orders;
    }
  }
  return map;
}

/** Monday is 0. The day is a calendar day already, so no zone comes in. */
function weekdayIndexOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_OF_WEEK;
}
