import type { Book } from '../../model/books';
import { compareBook, NOTHING_STORED, withStoredOrder } from './compare-book';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 30, hour));
const SUMS = { orders: 1, grossCents: 1_000, discountCents: 0, taxCents: 90, totalCents: 1_090 };
const BOOK: Book = {
  day: '2026-01-20',
  pos: SUMS,
  runId: 'r1',
  walkedAt: at(12),
  stored: null,
  state: 'waiting',
  differences: [],
  comparedAt: null,
};

const order = (totalCents: number, observedAt: Date, deletedAt: Date | null = null) => ({
  counted: true,
  totals: { subtotalCents: 1_000, discountCents: 0, taxCents: 90, totalCents },
  source: { deletedAt, version: { observedAt } },
});

describe('compareBook', () => {
  it.each([
    ['balances to the cent', BOOK, [order(1_090, at(12))], 'balanced', []],
    [
      'names a figure that is one cent off',
      BOOK,
      [order(1_091, at(12))],
      'differs',
      [{ figure: 'totalCents', pos: 1_090, stored: 1_091 }],
    ],
    [
      'does not balance with an order that was there before',
      BOOK,
      [order(1_090, at(9)), order(0, at(9))],
      'differs',
      [
        { figure: 'orders', pos: 1, stored: 2 },
        { figure: 'grossCents', pos: 1_000, stored: 2_000 },
        { figure: 'taxCents', pos: 90, stored: 180 },
      ],
    ],
    ['says nothing of a day that has changed since', BOOK, [order(2_000, at(13))], 'overtaken', []],
    [
      'says nothing where an order has gone since',
      BOOK,
      [order(1_090, at(9), at(13))],
      'overtaken',
      [],
    ],
    [
      'leaves out an order that was gone',
      BOOK,
      [order(1_090, at(9)), order(7, at(8), at(11))],
      'balanced',
      [],
    ],
    [
      'stands by what was balanced before the day changed',
      { ...BOOK, state: 'balanced' as const, stored: SUMS },
      [order(2_000, at(13))],
      'balanced',
      [],
    ],
  ])('%s', (_, book, orders, state, differences) => {
    const stored = orders.reduce(withStoredOrder, NOTHING_STORED);
    expect(compareBook(book, stored, at(20))).toMatchObject({ state, differences });
  });
});
