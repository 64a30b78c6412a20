import { z } from 'zod';
import { addDays } from '../../model/business-day';

/** The earliest day anybody asks for: with it as the start, the POS has been seen to return every order. */
export const EARLIEST_DAY = '2020-01-01';

/** Deeper pages cost the POS more with each one, and shift more often: a window should not have more than these. */
export const PAGES_PER_WINDOW = 20;

/**
 * Where a walk over orders stands. The walk began as `floor` to a frozen end; `from` to `to` are the days, both
 * included, that are being asked for now, newest first.
 */
export const orderPositionSchema = z.strictObject({
  floor: z.iso.date(),
  from: z.iso.date(),
  to: z.iso.date(),
  page: z.int().min(1),
});
export type OrderPosition = z.infer<typeof orderPositionSchema>;

/** The days that a walk covers: a day of safety at its start, because nobody knows the zone the POS cuts days in. */
export function planWindow({
  sinceDay,
  today,
}: {
  sinceDay: string | null;
  today: string;
}): OrderPosition {
  const to = addDays(today, 1);
  const start = sinceDay === null ? EARLIEST_DAY : addDays(sinceDay, -1);
  const from = start < to ? start : to;
  return { floor: from, from, to, page: 1 };
}

/**
 * The same window from just before the oldest row seen, to go on with when its pages get deep; null when that would
 * not leave a smaller rest. Rows up to here are newest first, so none of them is outside it.
 */
export function narrowWindow(position: OrderPosition, oldestDay: string): OrderPosition | null {
  const from = addDays(oldestDay, -1);
  return from > position.from && oldestDay < position.to ? { ...position, from } : null;
}

/** The window after a finished one: all that a narrowing left out, with two days of overlap; null when nothing is left. */
export function nextWindow({ floor, from }: OrderPosition): OrderPosition | null {
  return from > floor ? { floor, from: floor, to: addDays(from, 1), page: 1 } : null;
}
