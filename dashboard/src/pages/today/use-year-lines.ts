import type { Series } from '@model/series';
import { seriesDocument } from '../../data/documents';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { yearsBetween } from './revenue-line';

/** The lines of the year or the two years that a stretch of days touches. */
export function useYearLines(first: string, last: string): Live<readonly Series[]> {
  const { orgId } = useSession();
  const [older = '', newer = older] = yearsBetween(first, last);
  // The same year twice is one listener.
  const both = joinLive(
    useDocument(seriesDocument(orgId, older)),
    useDocument(seriesDocument(orgId, newer)),
  );
  return mapLive(both, ([before, now]) =>
    [before, older === newer ? null : now].flatMap((line) => line ?? []),
  );
}
