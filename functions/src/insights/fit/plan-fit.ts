import { addDays } from '../../model/business-day';
import { createStoreCalendar } from '../../model/store-calendar';
import { toDayNumber } from '../purchase-model/purchase-days';

/** A fit is followed by the next one so many days later. */
export const FIT_EVERY_DAYS = 7;

const FIT_ID = /^fit-(\d{4}-\d{2}-\d{2})$/;

/** A fit to be made. */
export interface PlannedFit {
  /** Its document; the same for all that is fitted on one day. */
  readonly id: string;
  /** The last whole business day in the org's zone. */
  readonly asOfDay: string;
  /** The first instant after that day. */
  readonly asOf: Date;
}

/**
 * The fit that is due.
 * @param fitId the current fit; null when there is none.
 * @returns null while the current one is younger than {@link FIT_EVERY_DAYS} days.
 */
export function planFit({
  fitId,
  timezone,
  now,
}: {
  fitId: string | null;
  timezone: string;
  now: Date;
}): PlannedFit | null {
  const calendar = createStoreCalendar(timezone);
  const today = calendar.dayOf(now);
  const asOfDay = addDays(today, -1);
  const before = FIT_ID.exec(fitId ?? '')?.[1];
  if (before !== undefined && toDayNumber(asOfDay) - toDayNumber(before) < FIT_EVERY_DAYS)
    return null;
  return { id: `fit-${asOfDay}`, asOfDay, asOf: calendar.startOf(today) };
}
