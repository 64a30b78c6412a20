import { z } from 'zod';
import { addDays } from './business-day';
import { monthSchema } from './cohorts';
import type { Flow } from './flow';
import { businessDaySchema, instantSchema } from './primitives';
import { segmentSchema, SEGMENTS, type Segment } from './segment';

const segmentCountsSchema = z.partialRecord(segmentSchema, z.int().min(1));

/** What happened to the segments on one business day. Who moved twice is counted twice. */
export const dayMovesSchema = z.strictObject({
  /** Moves by from where to where, such as `flows.new.slipping`. */
  flows: z.partialRecord(segmentSchema, segmentCountsSchema),
  /** Customers of whom something was concluded for the first time, by the segment they began in. */
  newcomers: segmentCountsSchema,
});
export type DayMoves = z.infer<typeof dayMovesSchema>;

/** How far the journal of moves has been read. */
export const movesCursorSchema = z.strictObject({ at: instantSchema, id: z.string() });
export type MovesCursor = z.infer<typeof movesCursorSchema>;

/**
 * `orgs/{org}/stats/moves_{YYYY-MM}`: what happened to the segments on each business day of a month, in the org's time zone.
 * Days on which nothing did are left out; a month that has no document had none but such.
 */
export const movesMonthSchema = z.strictObject({
  month: monthSchema,
  /** The zone whose days these are. */
  timezone: z.string(),
  /** When the first customer was taken over: nothing is known of the time before, and whoever came within 24 hours is no newcomer. */
  since: instantSchema,
  days: z.record(businessDaySchema, dayMovesSchema),
  /** The latest move that is in the days; null before the first. */
  readThrough: movesCursorSchema.nullable(),
  /** The business day on which all days were last held against the journal. */
  checkedOn: businessDaySchema,
  computedAt: instantSchema,
});
export type MovesMonth = z.infer<typeof movesMonthSchema>;

/** Business days, both included. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/** What a stretch of days did to one segment, in customers. */
export interface SegmentMoves {
  /** Who began in it; nobody of them was a customer before. */
  readonly newcomers: number;
  /** Moves into it from another segment, */
  readonly arrived: number;
  /** and out of it into another. */
  readonly left: number;
  /** `newcomers` + `arrived` − `left`. */
  readonly net: number;
}

type CountedDays = Pick<MovesMonth, 'days'>;

/** The month (`YYYY-MM`) that a business day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}

/** The months that a period touches, oldest first: it is told by the documents `stats/moves_{month}` of them. */
export function monthsOf({ first, last }: Period): string[] {
  const months: string[] = [];
  for (let month = monthOf(first); month <= monthOf(last); month = monthOf(firstOfNext(month)))
    months.push(month);
  return months;
}

/** The first day of the month after `month` (`YYYY-MM`). */
export function firstOfNext(month: string): string {
  return `${monthOf(addDays(`${month}-01`, 31))}-01`;
}

/** How many moves a period saw from where to where; cells without one are left out, better segments come first. */
export function sumFlows(months: readonly CountedDays[], period: Period): Flow[] {
  const days = daysOf(months, period);
  return SEGMENTS.flatMap((from) =>
    SEGMENTS.flatMap((to): Flow[] => {
      const customers = sum(days.map(({ flows }) => flows[from]?.[to] ?? 0));
      return customers === 0 ? [] : [{ from, to, customers }];
    }),
  );
}

/** What a period, such as a week, did to each segment. */
export function sumMovers(
  months: readonly CountedDays[],
  period: Period,
): Readonly<Record<Segment, SegmentMoves>> {
  const days = daysOf(months, period);
  const flows = sumFlows(months, period);
  const moversOf = (segment: Segment): SegmentMoves => {
    const newcomers = sum(days.map((day) => day.newcomers[segment] ?? 0));
    const arrived = sum(flows.map(({ to, customers }) => (to === segment ? customers : 0)));
    const left = sum(flows.map(({ from, customers }) => (from === segment ? customers : 0)));
    return { newcomers, arrived, left, net: newcomers + arrived - left };
  };
  return {
    vip: moversOf('vip'),
    high_value: moversOf('high_value'),
    frequent: moversOf('frequent'),
    loyal: moversOf('loyal'),
    regular: moversOf('regular'),
    new: moversOf('new'),
    slipping: moversOf('slipping'),
    at_risk: moversOf('at_risk'),
    churned: moversOf('churned'),
  };
}

function daysOf(months: readonly CountedDays[], { first, last }: Period): DayMoves[] {
  return months.flatMap(({ days }) =>
    Object.entries(days).flatMap(([day, moves]) => (day >= first && day <= last ? [moves] : [])),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
