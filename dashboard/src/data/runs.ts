import { collectionOf } from '@model/paths';
import { DOCUMENT_ID } from '@model/query';
import type { Run } from '@model/run';
import type { ListOf } from '../live/sources';

/** Runs read at once. */
export const RUNS_PER_PAGE = 25;

/** One page of the runs, the latest first. */
export function runList(
  orgId: string,
  after?: { readonly createdAt: Date; readonly id: string },
): ListOf<Run> {
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
