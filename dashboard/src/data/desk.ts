import type { Audit } from '@model/audit';
import type { Book } from '@model/books';
import type { DeadLetter } from '@model/dead-letter';
import { collectionOf } from '@model/paths';
import type { Hold, Quarantine } from '@model/quarantine';
import { DOCUMENT_ID } from '@model/query';
import type { WebhookEvent } from '@model/webhook';
import type { ListOf } from '../live/sources';

/** Rows of the quarantine read at once. */
export const QUARANTINE_PER_PAGE = 50;

/** Announcements of the point of sale read at once. */
export const EVENTS_PER_PAGE = 50;

/** Entries of the journal that are shown. */
export const JOURNAL_ENTRIES = 50;

/** Work that was given up, shown at once. */
export const MOST_LETTERS = 100;

/** Days whose books differ, shown at once. */
export const MOST_DIFFERING = 100;

const MOST_HOLDS = 10;
const RECENT_BOOKS = 14;

/** Deletions that are held back, or were: one of each kind of record. For managers and above. */
export function holdList(orgId: string): ListOf<Hold> {
  return { collection: collectionOf('hold', { org: orgId }), limit: MOST_HOLDS };
}

/** One page of what waits in quarantine, by id. For managers and above. */
export function quarantineList(orgId: string, after?: string): ListOf<Quarantine> {
  return {
    collection: collectionOf('quarantine', { org: orgId }),
    where: [['state', '==', 'waiting']],
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: QUARANTINE_PER_PAGE,
    ...(after === undefined ? {} : { startAfter: [after] }),
  };
}

/** Work that was given up and that nobody has tried again. For managers and above. */
export function deadLetterList(orgId: string): ListOf<DeadLetter> {
  return {
    collection: collectionOf('deadLetter', { org: orgId }),
    where: [['state', '==', 'waiting']],
    limit: MOST_LETTERS,
  };
}

/** One page of what the point of sale announced, the latest first. For managers and above. */
export function webhookEventList(
  orgId: string,
  after?: { readonly receivedAt: Date; readonly id: string },
): ListOf<WebhookEvent> {
  return {
    collection: collectionOf('webhookEvent', { org: orgId }),
    orderBy: [
      ['receivedAt', 'desc'],
      [DOCUMENT_ID, 'desc'],
    ],
    limit: EVENTS_PER_PAGE,
    ...(after ? { startAfter: [after.receivedAt, after.id] } : {}),
  };
}

/** Days whose books differ, the latest first. */
export function differingBookList(orgId: string): ListOf<Book> {
  return {
    collection: collectionOf('book', { org: orgId }),
    where: [['state', '==', 'differs']],
    orderBy: [['day', 'desc']],
    limit: MOST_DIFFERING,
  };
}

/** The books of the latest days. */
export function recentBookList(orgId: string): ListOf<Book> {
  return {
    collection: collectionOf('book', { org: orgId }),
    orderBy: [['day', 'desc']],
    limit: RECENT_BOOKS,
  };
}

/** The latest decisions that people took. For managers and above. */
export function auditList(orgId: string): ListOf<Audit> {
  return {
    collection: collectionOf('audit', { org: orgId }),
    orderBy: [['at', 'desc']],
    limit: JOURNAL_ENTRIES,
  };
}
