import type { DayStats } from '../model/day-stats';
import { yearOf, type Series } from '../model/series';
import type { Write } from '../store/database';
import { dayStatsWrite, readDayStats, readSeries, seriesWrite } from '../store/day-stats';
import { toLogFields } from '../store/errors';
import { isNews } from './days/is-news';
import { withDays } from './days/series';
import type { Drainer } from './recompute-outbox';

/** What was computed of some days: null where nothing is left to say of a day. */
export type ComputedDays = ReadonlyMap<string, DayStats | null>;

/**
 * Stores what is new of some days and of their years, in one commit under the claim.
 * @param besides what else belongs in it.
 */
export async function storeDays(
  context: Drainer,
  computed: ComputedDays,
  besides: readonly Write[] = [],
): Promise<void> {
  const { db, orgId, lease, now, log } = context;
  const onCorrupt = (error: Error): void =>
    log('figures are made anew', { orgId, ...toLogFields(error) });
  const stored = await readDayStats(db, orgId, { days: [...computed.keys()], onCorrupt });
  const writes = [...computed].flatMap(([day, stats]) => {
    const before = stored.get(day);
    if (!stats) return before?.exists ? [dayStatsWrite(orgId, day, null)] : [];
    return isNews(stats, before?.stats ?? null) ? [dayStatsWrite(orgId, day, stats)] : [];
  });
  for (const year of new Set([...computed.keys()].map(yearOf))) {
    const before = await readSeries(db, orgId, { year, onCorrupt });
    const line: Series = before ?? { year, days: {}, computedAt: now() };
    const next = withDays(line, computed, now());
    if (isNews(next, line)) writes.push(seriesWrite(orgId, next));
  }
  if (writes.length + besides.length > 0) await lease.commit([...writes, ...besides]);
}
