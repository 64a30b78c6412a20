import { createDayReader } from '@model/business-day';
import { useMemo } from 'react';
import { useNow } from '../format/use-now';
import { useTimeZone } from './use-org';

const TICK_MS = 30_000;

/** Today in the organisation's zone, `YYYY-MM-DD`. It changes at its midnight. */
export function useToday(): string {
  const timeZone = useTimeZone();
  const dayOf = useMemo(() => createDayReader(timeZone), [timeZone]);
  return dayOf(useNow(TICK_MS));
}
