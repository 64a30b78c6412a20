import { BOOK_FIGURES, type Book, type BookSums } from '@model/books';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import type { Tone } from '../../ui/badge';

type Figure = (typeof BOOK_FIGURES)[number];

const LABELS: Readonly<Record<Figure, string>> = {
  orders: 'Sales',
  grossCents: 'Before discounts',
  discountCents: 'Discounts',
  taxCents: 'Taxes',
  totalCents: 'Total',
};

/** One figure of a day as both sides have it. */
export interface ComparedFigure {
  readonly label: string;
  readonly pos: string;
  readonly stored: string;
  /** Ours less theirs, with its sign. */
  readonly difference: string;
  readonly differs: boolean;
}

/** A day's figures side by side; those of our side are dashes until they were compared. */
export function compareFigures({ pos, stored }: Pick<Book, 'pos' | 'stored'>): ComparedFigure[] {
  return BOOK_FIGURES.map((figure) => {
    const difference = stored ? stored[figure] - pos[figure] : 0;
    return {
      label: LABELS[figure],
      pos: formatFigure(figure, pos),
      stored: stored ? formatFigure(figure, stored) : '–',
      difference: formatDifference(figure, difference),
      differs: difference !== 0,
    };
  });
}

function formatFigure(figure: Figure, sums: BookSums): string {
  return figure === 'orders' ? formatCount(sums.orders) : formatMoney(sums[figure]);
}

function formatDifference(figure: Figure, difference: number): string {
  if (difference === 0) return '–';
  const size = Math.abs(difference);
  return `${difference > 0 ? '+' : '−'}${figure === 'orders' ? formatCount(size) : formatMoney(size)}`;
}

const STATES: Readonly<Record<Book['state'], { readonly text: string; readonly tone: Tone }>> = {
  waiting: { text: 'To be compared', tone: 'plain' },
  balanced: { text: 'Balances', tone: 'good' },
  differs: { text: 'Differs', tone: 'bad' },
  overtaken: { text: 'Changed meanwhile', tone: 'plain' },
};

/** Whether a day's books balance, in a word or two. */
export function describeBook({ state }: Pick<Book, 'state'>): {
  readonly text: string;
  readonly tone: Tone;
} {
  return STATES[state];
}
