import { createDayReader } from '@model/business-day';

/** What a file of customers is called: by the day it is on the store's clocks. @param timeZone null while it is not known. */
export function nameExport(timeZone: string | null, now: Date): string {
  return timeZone === null ? 'customers.csv' : `customers-${createDayReader(timeZone)(now)}.csv`;
}
