import { collectionOf, pathOf } from '@model/paths';
import type { BooksSummary } from '@model/books';
import type { Member } from '@model/member';
import type { Org } from '@model/org';
import type { MovesMonth } from '@model/moves';
import type { Run, SyncStatus } from '@model/run';
import type { DayStats } from '@model/day-stats';
import type { Series } from '@model/series';
import type { CurrentStats } from '@model/stats';
import type { DocumentOf, ListOf } from '../live/sources';

/** The organisation itself. */
export function orgDocument(orgId: string): DocumentOf<Org> {
  return { path: pathOf('org', { org: orgId }) };
}

/** A membership; one's own, or anyone's for managers. */
export function memberDocument(orgId: string, uid: string): DocumentOf<Member> {
  return { path: pathOf('member', { org: orgId, uid }) };
}

/** What the sync badge is made of. */
export function syncStatusDocument(orgId: string): DocumentOf<SyncStatus> {
  return { path: pathOf('status', { org: orgId }) };
}

/** Counts of the whole organisation. */
export function currentStatsDocument(orgId: string): DocumentOf<CurrentStats> {
  return { path: pathOf('stats', { org: orgId, id: 'current' }) };
}

/** The figures of a business day (`YYYY-MM-DD`). */
export function dayStatsDocument(orgId: string, day: string): DocumentOf<DayStats> {
  return { path: pathOf('stats', { org: orgId, id: `day_${day}` }) };
}

/** A year's line of days. */
export function seriesDocument(orgId: string, year: string): DocumentOf<Series> {
  return { path: pathOf('stats', { org: orgId, id: `series_${year}` }) };
}

/** Whether the books balance, at a glance. */
export function booksSummaryDocument(orgId: string): DocumentOf<BooksSummary> {
  return { path: pathOf('stats', { org: orgId, id: 'books' }) };
}

/** What happened to the segments in a month (`YYYY-MM`), day by day. */
export function movesDocument(orgId: string, month: string): DocumentOf<MovesMonth> {
  return { path: pathOf('stats', { org: orgId, id: `moves_${month}` }) };
}

/** A run by its id. */
export function runDocument(orgId: string, runId: string): DocumentOf<Run> {
  return { path: pathOf('run', { org: orgId, id: runId }) };
}

/** Some of the runs that wait or are at work; seldom more than one. */
export function activeRunList(orgId: string): ListOf<Run> {
  return {
    collection: collectionOf('run', { org: orgId }),
    where: [['state', 'in', ['queued', 'running']]],
    limit: 3,
  };
}
