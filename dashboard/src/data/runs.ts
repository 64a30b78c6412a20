import { collectionOf } from '@model/paths';
import { DOCUMENT_ID } from '@model/query';
import type { Run, RunTrigger } from '@model/run';
import type { ListOf } from '../live/sources';

/** Runs read at once. */
export const RUNS_PER_PAGE = 25;

/** What begins a sync of everything; a notice of the point of sale has only what it names fetched. */
const FULL: readonly RunTrigger[] = ['schedule', 'manual', 'cron'];

/** The last run of a page. */
export interface RunPoint {
  readonly createdAt: Date;
  readonly id: string;
}

/** One page of the runs, the latest first. */
export function runList(orgId: string, after?: RunPoint): ListOf<Run> {
  return {
    collection: collectionOf('run', { org: orgId }),
    orderBy: [
      ['createdAt', 'desc'],
      [DOCUMENT_ID, 'desc'],
    ],
    limit: RUNS_PER_PAGE,
    ...(after ? { startAfter: [after.createdAt, after.id] } : {}),
  };
}

/** One page of the runs that synced everything, the latest first. */
export function fullRunList(orgId: string, after?: RunPoint): ListOf<Run> {
  return { ...runList(orgId, after), where: [['trigger', 'in', FULL]] };
}
