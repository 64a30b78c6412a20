import { canonicalJson } from '../model/canonical-json';
import { NO_EFFECTS } from '../model/change';
import type { Book } from '../model/books';
import { bookWrite, readBooks } from '../store/books';
import { keepsBooks, planBooks, type WalkedDay } from './plan-books';
import type { PageSync } from './store-page';
import type { Walked } from './sync-stream';

/** Books in one commit. */
const BOOKS_AT_ONCE = 300;

/**
 * Enters what the POS's own orders come to, for each business day that was read whole and comes to something else than before,
 * and lets recompute compare it with what is stored. Days that come to the same cost nothing.
 */
export async function leaveBooks(sync: PageSync, walked: Walked): Promise<void> {
  if (sync.stream !== 'orders' || !keepsBooks(walked.plan)) return;
  const { lease, orgId } = sync;
  const days = walked.books.days(walked.plan);
  const { changed, remembered } = planBooks(days, lease.state.books, walked);
  const due = await withoutEntered(sync, changed);
  // Whoever holds the stream is called by its run first.
  const runId = lease.state.holder?.split('/')[0] ?? '';
  for (let from = 0; from < due.length; from += BOOKS_AT_ONCE) {
    const some = due.slice(from, from + BOOKS_AT_ONCE);
    const note = sync.note({ ...NO_EFFECTS, days: some.map(({ day }) => day) });
    await lease.commit([...some.map((day) => bookWrite(orgId, openBook(day, runId))), note]);
  }
  lease.note({ books: remembered });
}

/** Days that are remembered no more may have been entered as they are. */
async function withoutEntered(
  { db, orgId }: PageSync,
  changed: readonly WalkedDay[],
): Promise<WalkedDay[]> {
  const days = changed.map(({ day }) => day);
  const entered = await readBooks(db, orgId, { days, onCorrupt: () => undefined });
  return changed.filter(({ day, pos }) => {
    const stored = entered.get(day);
    return !stored || canonicalJson(stored.book.pos) !== canonicalJson(pos);
  });
}

function openBook(walked: WalkedDay, runId: string): Book {
  return { ...walked, runId, stored: null, state: 'waiting', differences: [], comparedAt: null };
}
