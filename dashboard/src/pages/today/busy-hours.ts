import type { HeatMap } from '@model/heat-map';
import { formatHour } from '../../format/dates';
import { formatPlural } from '../../format/numbers';

/** Monday first, as in a heat map. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const WEEKDAYS_IN_FULL = [
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
] as const;

/** How dark a cell is; 0 is not at all. */
export const LEVELS = 4;

/** One hour of the day over the week. */
export interface BusyHour {
  readonly hour: number;
  /** Monday first. */
  readonly cells: readonly { readonly sales: number; readonly level: number }[];
}

/** When it is busy. */
export interface BusyHours {
  /** From the first hour with a sale to the last. Empty without sales. */
  readonly hours: readonly BusyHour[];
  /** `Busiest: Fridays at 5 PM, 64 sales`; null without sales. */
  readonly peak: string | null;
}

/** A heat map as rows of hours, each cell as dark as it is busy compared with the busiest. */
export function toBusyHours(map: HeatMap): BusyHours {
  const most = Math.max(0, ...map.flat());
  if (most === 0) return { hours: [], peak: null };
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  const busy = all.filter((hour) => map.some((row) => (row[hour] ?? 0) > 0));
  const [first = 0, last = 0] = [busy[0], busy.at(-1)];
  const hours = all.slice(first, last + 1).map((hour) => ({
    hour,
    cells: map.map((row) => {
      const sales = row[hour] ?? 0;
      return { sales, level: Math.ceil((sales / most) * LEVELS) };
    }),
  }));
  return { hours, peak: peakOf(map, most) };
}

function peakOf(map: HeatMap, most: number): string {
  const weekday = map.findIndex((row) => row.includes(most));
  const hour = map[weekday]?.indexOf(most) ?? 0;
  const day = WEEKDAYS_IN_FULL[weekday] ?? '';
  return `Busiest: ${day} at ${formatHour(hour)}, ${formatPlural(most, 'sale')}`;
}
