import { addDays } from '@model/business-day';
import type { ProductLine } from './product-line';

/** Below so many days of stock, what is asked for should be ordered again. */
export const ORDER_AGAIN_DAYS = 14;

/** What expires within so many days is shown as expiring. */
const EXPIRING_DAYS = 30;

/** A question that the catalogue answers at once. */
interface View {
  readonly name: string;
  readonly label: string;
  /** What is in it, in words. */
  readonly meaning: string;
  readonly holds: (line: ProductLine, today: string) => boolean;
}

/** Every question, in the order in which they are offered. */
export const PRODUCT_VIEWS = [
  { name: 'all', label: 'All', meaning: 'The whole catalogue.', holds: () => true },
  {
    name: 'order-again',
    label: 'Order again',
    meaning: `Sold in the last four weeks, and gone within ${ORDER_AGAIN_DAYS} days at that pace. To order: what is missing to last another four weeks.`,
    holds: ({ daysLeft }) => daysLeft !== null && daysLeft < ORDER_AGAIN_DAYS,
  },
  {
    name: 'no-price',
    label: 'No price',
    meaning:
      'The point of sale gives no price, so sales of these may be counted without their value.',
    holds: ({ priceCents }) => priceCents === null,
  },
  {
    name: 'low-stock',
    label: 'Low stock',
    meaning: 'At or below the threshold that is set at the point of sale, and not sold out.',
    holds: ({ lowAt, available }) => lowAt.length > 0 && available > 0,
  },
  {
    name: 'sold-out',
    label: 'Sold out',
    meaning: 'Nothing left to sell.',
    holds: ({ available }) => available <= 0,
  },
  {
    name: 'not-selling',
    label: 'Not selling',
    meaning: 'In stock, and none sold in the last four weeks.',
    holds: ({ available, units28 }) => available > 0 && units28 === 0,
  },
  {
    name: 'expiring',
    label: 'Expiring',
    meaning: `In stock, and the earliest batch expires within ${EXPIRING_DAYS} days or has expired.`,
    holds: ({ product: { expiresOn }, available }, today) =>
      available > 0 && expiresOn !== null && expiresOn <= addDays(today, EXPIRING_DAYS),
  },
] as const satisfies readonly View[];

/** The name of a question that the catalogue answers at once. */
export type ProductView = (typeof PRODUCT_VIEWS)[number]['name'];

/** The question that an address names; all products where it names none. */
export function readView(text: string | null): ProductView {
  return PRODUCT_VIEWS.find(({ name }) => name === text)?.name ?? 'all';
}

/** The products that answer a question and whose name, brand or id holds what is typed. @param today `YYYY-MM-DD` */
export function selectLines(
  lines: readonly ProductLine[],
  { view, text, today }: { view: ProductView; text: string; today: string },
): ProductLine[] {
  const wanted = text.trim().toLowerCase();
  const question: View | undefined = PRODUCT_VIEWS.find(({ name }) => name === view);
  return lines.filter((line) => {
    const { name, brand } = line.product;
    const words = `${name} ${brand ?? ''} ${line.id}`.toLowerCase();
    return (question?.holds(line, today) ?? true) && words.includes(wanted);
  });
}
