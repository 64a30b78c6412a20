import { addDays, createDayReader } from '@model/business-day';
import { useMemo } from 'react';
import { dayStatsDocument } from '../../data/documents';
import { useLocationChoice } from '../../data/use-location';
import { useTimeZone } from '../../data/use-org';
import { useNow } from '../../format/use-now';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { figuresOf, type DayFigures } from './day-figures';

const TICK_MS = 30_000;
const WEEK = 7;

/** Today in the organisation's zone, `YYYY-MM-DD`. It changes at its midnight. */
export function useToday(): string {
  const timeZone = useTimeZone();
  const dayOf = useMemo(() => createDayReader(timeZone), [timeZone]);
  return dayOf(useNow(TICK_MS));
}

/** A day beside the same weekday of the week before. */
export interface DayPair {
  readonly now: DayFigures;
  readonly before: DayFigures;
  /** The day of `before`, `YYYY-MM-DD`. */
  readonly dayBefore: string;
}

/** The figures of a day and of the same weekday a week before, of the location that is chosen. */
export function useDayPair(today: string): Live<DayPair> {
  const { orgId } = useSession();
  const [locationId] = useLocationChoice();
  const dayBefore = addDays(today, -WEEK);
  const both = joinLive(
    useDocument(dayStatsDocument(orgId, today)),
    useDocument(dayStatsDocument(orgId, dayBefore)),
  );
  return mapLive(both, ([now, before]) => ({
    now: figuresOf(now, locationId),
    before: figuresOf(before, locationId),
    dayBefore,
  }));
}
