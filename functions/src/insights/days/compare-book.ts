import { BOOK_FIGURES, NO_SALES, withOrder, type Book, type BookSums } from '../../model/books';
import type { Order } from '../../model/order';

/** What comparing needs of a stored order. */
type StoredOrder = Pick<Order, 'counted' | 'totals'> & {
  readonly source: {
    readonly deletedAt: Date | null;
    readonly version: { readonly observedAt: Date };
  };
};

/** What is stored of a business day, as far as its book goes. */
export interface StoredSide {
  readonly sums: BookSums;
  /** When one of its orders was last seen to be what it is, or to be gone. */
  readonly changedAt: Date;
}

export const NOTHING_STORED: StoredSide = { sums: NO_SALES, changedAt: new Date(0) };

/** What is stored with one more order, which the POS may no longer have. */
export function withStoredOrder(side: StoredSide, order: StoredOrder): StoredSide {
  const { deletedAt, version } = order.source;
  const at = deletedAt && deletedAt > version.observedAt ? deletedAt : version.observedAt;
  return {
    sums: deletedAt === null ? withOrder(side.sums, order) : side.sums,
    changedAt: at > side.changedAt ? at : side.changedAt,
  };
}

/**
 * Holds a book against what is stored, without any tolerance.
 *
 * An order that changed after the walk makes a difference that says nothing: what was balanced stays so, anything else is overtaken.
 */
export function compareBook(book: Book, stored: StoredSide, now: Date): Book {
  const differences = BOOK_FIGURES.filter((figure) => book.pos[figure] !== stored.sums[figure]).map(
    (figure) => ({ figure, pos: book.pos[figure], stored: stored.sums[figure] }),
  );
  const compared = { ...book, stored: stored.sums, comparedAt: now };
  if (differences.length === 0) return { ...compared, state: 'balanced', differences };
  if (stored.changedAt <= book.walkedAt) return { ...compared, state: 'differs', differences };
  return book.state === 'balanced' ? book : { ...compared, state: 'overtaken', differences: [] };
}
