import type { DayStats } from '../model/day-stats';
import { yearOf, type Series } from '../model/series';
import type { Write } from '../store/database';
import { dayStatsWrite, readDayStats, readSeries, seriesWrite } from '../store/day-stats';
import { toLogFields } from '../store/errors';
import { isNews } from './days/is-news';
import { withDays } from './days/series';
import { inGroups } from './plan-parts';
import type { Drainer } from './recompute-outbox';

/** Figures in one commit, which takes 10 MiB. */
const COMMIT_CHARACTERS = 4_000_000;

/** What was computed of some days: null where nothing is left to say of a day. */
export type ComputedDays = ReadonlyMap<string, DayStats | null>;

/**
 * Stores what is new of some days and of their years under the claim, in one commit unless the days are very large.
 * @param besides what else is stored with the years.
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
  const news = [...computed].flatMap(([day, stats]) => {
    const before = stored.get(day);
    if (!stats) return before?.exists ? [dayStatsWrite(orgId, day, null)] : [];
    return isNews(stats, before?.stats ?? null) ? [dayStatsWrite(orgId, day, stats)] : [];
  });
  const years: Write[] = [];
  for (const year of new Set([...computed.keys()].map(yearOf))) {
    const before = await readSeries(db, orgId, { year, onCorrupt });
    const line: Series = before ?? { year, days: {}, computedAt: now() };
    const next = withDays(line, computed, now());
    if (isNews(next, line)) years.push(seriesWrite(orgId, next));
  }
  // Years come last: a crash before leaves days whose entry stays, and which are in no line yet.
  const groups = inGroups(news, sizeOf, COMMIT_CHARACTERS);
  const last = [...(groups.pop() ?? []), ...years, ...besides];
  for (const some of groups) await lease.commit(some);
  if (last.length > 0) await lease.commit(last);
}

function sizeOf(write: Write): number {
  return write.op === 'delete' ? 0 : JSON.stringify(write.data).length;
}
