import type { SyncStatus } from './run';

const MINUTE_MS = 60_000;

/** So many intervals without a success, and somebody is to know: staff by mail, operators by an alert. */
export const LATE_INTERVALS = 3;

/** One interval before that somebody begins to look: an org that was just resumed has an interval's time to succeed. */
const LOOKED_AT_INTERVALS = LATE_INTERVALS - 1;

/** From when on it is looked whether syncs still succeed. */
export function lateFrom(lastSuccessAt: Date, intervalMinutes: number): Date {
  return new Date(lastSuccessAt.getTime() + LOOKED_AT_INTERVALS * intervalMinutes * MINUTE_MS);
}

/**
 * The badge's `lateAt` after a run that says how current the data is. It is a mark to be found by, in a query over all orgs at no
 * read for those that are well; whether an org is late is decided by what is stored then. A run that failed brings a mark
 * that has passed up to its own time, so that who looks at the last day finds every org that still tries.
 */
export function lateAfter(
  before: Pick<SyncStatus, 'lastSuccessAt' | 'lateAt'> | null,
  end: { readonly state: string; readonly at: Date; readonly intervalMinutes?: number },
): Pick<SyncStatus, 'lateAt'> {
  const { state, at, intervalMinutes } = end;
  const marked = before?.lateAt;
  if (state !== 'succeeded' && marked) return { lateAt: marked > at ? marked : at };
  if (intervalMinutes === undefined) return marked ? { lateAt: marked } : {};
  const success = state === 'succeeded' ? at : (before?.lastSuccessAt ?? at);
  return { lateAt: lateFrom(success, intervalMinutes) };
}
