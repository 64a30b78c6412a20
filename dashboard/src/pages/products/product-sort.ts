import type { ProductLine } from './product-line';
import type { ProductView } from './product-views';

/** What the catalogue can be sorted by; null stands for what is unknown. */
const VALUES = {
  name: ({ product }: ProductLine) => product.name.toLowerCase(),
  price: ({ priceCents }: ProductLine) => priceCents,
  stock: ({ available }: ProductLine) => available,
  sold: ({ units28 }: ProductLine) => units28,
  trend: ({ trend }: ProductLine) => trend,
  days: ({ daysLeft }: ProductLine) => daysLeft,
  order: ({ toOrder }: ProductLine) => toOrder,
} as const satisfies Record<string, (line: ProductLine) => string | number | null>;

/** A column that the catalogue is sorted by, and which way. */
export interface ProductSort {
  readonly id: keyof typeof VALUES;
  readonly desc: boolean;
}

/** The orders that are offered where there are no heads to press. */
export const SORT_CHOICES = [
  { value: 'name_asc', label: 'Name' },
  { value: 'sold_desc', label: 'Sold most' },
  { value: 'trend_desc', label: 'Rising' },
  { value: 'trend_asc', label: 'Falling' },
  { value: 'days_asc', label: 'Shortest stock' },
  { value: 'stock_desc', label: 'Most in stock' },
  { value: 'price_desc', label: 'Highest price' },
  { value: 'price_asc', label: 'Lowest price' },
] as const;

const IDS: readonly string[] = Object.keys(VALUES);
const isId = (text: string): text is ProductSort['id'] => IDS.includes(text);

/** The order that an address names; where it names none, the one of the view. */
export function readSort(text: string | null, view: ProductView): ProductSort {
  const [id = '', direction] = (text ?? '').split('_');
  if (isId(id)) return { id, desc: direction === 'desc' };
  return view === 'order-again' ? { id: 'days', desc: false } : { id: 'name', desc: false };
}

/** The order as an address names it. */
export function writeSort({ id, desc }: { readonly id: string; readonly desc: boolean }): string {
  return `${id}_${desc ? 'desc' : 'asc'}`;
}

/** The products in this order, of the same value those first that sell more. What is unknown stands at the end, whichever way it goes. */
export function sortLines(lines: readonly ProductLine[], { id, desc }: ProductSort): ProductLine[] {
  const valueOf = VALUES[id];
  return lines.toSorted((left, right) => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a === b) return compareEqual(left, right);
    if (a === null) return 1;
    if (b === null) return -1;
    const order =
      typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b;
    return desc ? -order : order;
  });
}

function compareEqual(left: ProductLine, right: ProductLine): number {
  const bySales = right.units28 - left.units28;
  return bySales === 0 ? VALUES.name(left).localeCompare(VALUES.name(right)) : bySales;
}
