import { addDays } from '@model/business-day';
import { dayStatsDocument } from '../../data/documents';
import { useLocationChoice } from '../../data/use-location';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { figuresOf, type DayFigures } from './day-figures';

const WEEK = 7;

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
