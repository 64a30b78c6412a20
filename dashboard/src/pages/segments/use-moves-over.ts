import { monthsOf, type MovesMonth, type Period } from '@model/moves';
import { movesDocument } from '../../data/documents';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';

/** The months that tell of a period; those without a move are left out. @param period touches at most four months. */
export function useMovesOver(period: Period): Live<readonly MovesMonth[]> {
  const { orgId } = useSession();
  const [first = '', second = first, third = first, fourth = first] = monthsOf(period);
  // The same month again is the same listener.
  const months = joinLive(
    joinLive(useDocument(movesDocument(orgId, first)), useDocument(movesDocument(orgId, second))),
    joinLive(useDocument(movesDocument(orgId, third)), useDocument(movesDocument(orgId, fourth))),
  );
  return mapLive(months, (pairs) => [...new Set(pairs.flat())].flatMap((month) => month ?? []));
}
