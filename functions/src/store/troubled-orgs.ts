import type { IncidentKind } from '../model/incident';
import type { Reader } from './database';
import { orgsOf } from './paths';
import type { Query } from './query';
import { webhookSilenceQuery } from './webhook-events';

/** Orgs of one kind of trouble that are looked at in one go. */
const MOST = 500;

/** Badges of all orgs by which too long has passed without a successful sync, between two instants. */
export function lateStatusesQuery(from: Date, until: Date): Query {
  return {
    collection: 'status',
    everywhere: true,
    where: [
      ['lateAt', '>', from],
      ['lateAt', '<=', until],
    ],
    orderBy: [['lateAt', 'asc']],
    limit: MOST,
    select: ['lateAt'],
  };
}

/** Badges of all orgs that say that no sales come any more. */
export function stalledStatusesQuery(): Query {
  return {
    collection: 'status',
    everywhere: true,
    where: [['attention.stalled', '==', true]],
    limit: MOST,
    select: ['attention.stalled'],
  };
}

/** Badges of all orgs that say that a decision about vanished records waits. */
export function heldStatusesQuery(): Query {
  return {
    collection: 'status',
    everywhere: true,
    where: [['attention.holds', '>', 0]],
    limit: MOST,
    select: ['attention.holds'],
  };
}

/** Summaries of the books of all orgs that do not balance. */
export function unbalancedBooksQuery(): Query {
  return {
    collection: 'stats',
    everywhere: true,
    where: [['differingCount', '>', 0]],
    limit: MOST,
    select: ['differingCount'],
  };
}

/** Orgs whose syncs have stopped until somebody sees to them. */
export function stoppedOrgsQuery(): Query {
  return {
    collection: 'orgs',
    where: [['status', '==', 'needs_attention']],
    limit: MOST,
    select: ['status'],
  };
}

/**
 * The kinds of trouble that orgs may have, by org. It costs one read for each kind and each org that it names, and none for an org
 * that is well. Whether there is trouble indeed is for `findTroubles` to say: a paused org is named here and has none.
 * @param lateFrom badges that were late before are left out.
 */
export async function readTroubledOrgs(
  reader: Reader,
  { now, lateFrom }: { now: Date; lateFrom: Date },
): Promise<Map<string, Set<IncidentKind>>> {
  const [stopped, late, stalled, held, silent, books] = await Promise.all([
    reader.query(stoppedOrgsQuery()),
    reader.query(lateStatusesQuery(lateFrom, now)),
    reader.query(stalledStatusesQuery()),
    reader.query(heldStatusesQuery()),
    reader.query(webhookSilenceQuery(MOST)),
    reader.query(unbalancedBooksQuery()),
  ]);
  const found = new Map<string, Set<IncidentKind>>();
  const add = (kind: IncidentKind, documents: readonly { readonly path: string }[]): void => {
    for (const orgId of orgsOf(documents))
      found.set(orgId, (found.get(orgId) ?? new Set()).add(kind));
  };
  add('needs_attention', stopped);
  add('late', late);
  add('stalled', stalled);
  add('held', held);
  add('webhook_silence', silent);
  add('books', books);
  return found;
}
