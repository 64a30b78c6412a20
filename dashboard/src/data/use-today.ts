import { createDayReader } from '@model/business-day';
import { useMemo } from 'react';
import { useNow } from '../format/use-now';
import { useKnownTimeZone } from './use-org';

const TICK_MS = 30_000;

/** Today in the organisation's zone, `YYYY-MM-DD`; null until that is read. It changes at its midnight. */
export function useToday(): string | null {
  const timeZone = useKnownTimeZone();
  const dayOf = useMemo(() => (timeZone === null ? null : createDayReader(timeZone)), [timeZone]);
  const now = useNow(TICK_MS);
  return dayOf && dayOf(now);
}
