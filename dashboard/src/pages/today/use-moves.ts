import { createDayReader } from '@model/business-day';
import { monthsOf, sumMovers, type SegmentMoves } from '@model/moves';
import type { Segment } from '@model/segment';
import { movesDocument } from '../../data/documents';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { describePeriod, movesPeriod } from './moves-period';

/** What the last days did to each segment. */
export interface LatestMoves {
  readonly of: Readonly<Record<Segment, SegmentMoves>>;
  /** `since Tue, Nov 17` */
  readonly period: string;
}

/** What the last seven days, today among them, did to each segment. */
export function useMoves(today: string): Live<LatestMoves> {
  const { orgId } = useSession();
  const period = movesPeriod(today);
  const [first = '', last = first] = monthsOf(period);
  // The same month twice is one listener.
  const months = joinLive(
    useDocument(movesDocument(orgId, first)),
    useDocument(movesDocument(orgId, last)),
  );
  return mapLive(months, ([older, newer]) => {
    const found = [older, first === last ? null : newer].flatMap((month) => month ?? []);
    const [begun] = found.map(({ since, timezone }) => createDayReader(timezone)(since));
    return { of: sumMovers(found, period), period: describePeriod(period, begun ?? null) };
  });
}
