import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
} from '@tanstack/react-table';
import { CATEGORY_LABELS } from '@model/category-labels';
import { formatMoney } from '../../format/money';
import { formatChange, formatDecimal } from '../../format/numbers';
import { Badge } from '../../ui/badge';
import { describeDaysLeft } from './describe-stock';
import type { ProductLine } from './product-line';
import styles from './products.module.css';

/** What the table can do beside showing rows. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns,
});
const helper = createColumnHelper<typeof features, ProductLine>();

// What is unknown stands at the end, whichever way a column is sorted.
const UNKNOWN = { sortUndefined: 'last', sortDescFirst: true } as const;

/** The columns of the catalogue. */
export const COLUMNS = helper.columns([
  helper.accessor(({ product }) => product.name.toLowerCase(), {
    id: 'name',
    header: 'Product',
    cell: ({ row }) => <ProductName line={row.original} />,
  }),
  helper.accessor(({ priceCents }) => priceCents ?? undefined, {
    id: 'price',
    header: 'Price',
    ...UNKNOWN,
    cell: ({ row }) => <Price line={row.original} />,
  }),
  helper.accessor('available', {
    id: 'stock',
    header: 'Stock',
    sortDescFirst: true,
    cell: ({ row }) => <Stock line={row.original} />,
  }),
  helper.accessor('units28', {
    id: 'sold',
    header: 'Sold in 28 days',
    sortDescFirst: true,
    cell: ({ row }) => formatDecimal(row.original.units28),
  }),
  helper.accessor(({ trend }) => trend ?? undefined, {
    id: 'trend',
    header: 'Trend',
    ...UNKNOWN,
    cell: ({ row }) => <Trend line={row.original} />,
  }),
  helper.accessor(({ daysLeft }) => daysLeft ?? undefined, {
    id: 'days',
    header: 'Days of stock',
    sortUndefined: 'last',
    sortDescFirst: false,
    cell: ({ row }) => describeDaysLeft(row.original.daysLeft),
  }),
]);

/** A product's name with what kind of thing it is. */
export function ProductName({ line }: { readonly line: ProductLine }) {
  const { name, brand, category } = line.product;
  return (
    <>
      <span dir="auto" title={name} className={styles.name}>
        {name}
      </span>
      <span className={styles.soft}>
        {CATEGORY_LABELS[category]}
        {brand !== null && ` · ${brand}`}
      </span>
    </>
  );
}

/** What a buyer pays. */
export function Price({ line }: { readonly line: ProductLine }) {
  if (line.priceCents === null) return <Badge tone="warn">No price</Badge>;
  return formatMoney(line.priceCents);
}

/** What is left to sell. */
export function Stock({ line }: { readonly line: ProductLine }) {
  if (line.available <= 0) return <Badge tone="bad">Sold out</Badge>;
  if (line.isLow) return <Badge tone="warn">{formatDecimal(line.available)} low</Badge>;
  return formatDecimal(line.available);
}

/** The last four weeks against the four before. */
export function Trend({ line }: { readonly line: ProductLine }) {
  if (line.trend === null) return line.units28 > 0 ? 'New' : '–';
  return formatChange(line.trend);
}
