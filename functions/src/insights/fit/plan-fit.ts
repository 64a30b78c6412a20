import { addDays } from '../../model/business-day';
import { createStoreCalendar } from '../../model/store-calendar';
import { toDayNumber } from '../purchase-model/purchase-days';

/** A fit is followed by the next one so many days later. */
export const FIT_EVERY_DAYS = 7;

/** Where many orgs are due on one day, each begins at its own time of the first hours of it. */
const BEGIN_WITHIN_MS = 6 * 3_600_000;

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
 * The fit that is due. A first one, and one that is late by a day, is due at once.
 * @param fitId the current fit; null when there is none.
 * @param share of the first six hours of the day that the org waits for, from 0 to below 1; another one for each org.
 * @returns null while the current one is younger than {@link FIT_EVERY_DAYS} days.
 */
export function planFit({
  fitId,
  share,
  timezone,
  now,
}: {
  fitId: string | null;
  share: number;
  timezone: string;
  now: Date;
}): PlannedFit | null {
  const calendar = createStoreCalendar(timezone);
  const today = calendar.dayOf(now);
  const asOfDay = addDays(today, -1);
  const startOfToday = calendar.startOf(today);
  const before = FIT_ID.exec(fitId ?? '')?.[1];
  if (before !== undefined) {
    const age = toDayNumber(asOfDay) - toDayNumber(before);
    const isItsTime = now.getTime() >= startOfToday.getTime() + share * BEGIN_WITHIN_MS;
    if (age < FIT_EVERY_DAYS || (age === FIT_EVERY_DAYS && !isItsTime)) return null;
  }
  return { id: `fit-${asOfDay}`, asOfDay, asOf: startOfToday };
}
