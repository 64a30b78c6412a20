import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { CATEGORY_LABELS } from '@model/category-labels';
import { useLocationChoice } from '../../data/use-location';
import { formatMoney } from '../../format/money';
import { formatChange, formatCount, formatQuantity } from '../../format/numbers';
import { Badge } from '../../ui/badge';
import { usePlaces } from '../orders/use-places';
import { describeDaysLeft, describeLow } from './describe-stock';
import type { ProductLine } from './product-line';
import type { ProductSort } from './product-sort';
import styles from './products.module.css';

/** What the table can do beside showing rows. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
});
const helper = createColumnHelper<typeof features, ProductLine>();

/** What each column shows of a product. */
const COLUMN_CELLS: readonly {
  readonly id: ProductSort['id'];
  readonly header: string;
  /** The way that is wanted first. */
  readonly sortDescFirst: boolean;
  readonly show: (line: ProductLine) => ReactNode;
}[] = [
  {
    id: 'name',
    header: 'Product',
    sortDescFirst: false,
    show: (line) => <ProductName line={line} />,
  },
  { id: 'price', header: 'Price', sortDescFirst: true, show: (line) => <Price line={line} /> },
  { id: 'stock', header: 'Stock', sortDescFirst: true, show: (line) => <Stock line={line} /> },
  {
    id: 'sold',
    header: 'Sold, 28 days',
    sortDescFirst: true,
    show: ({ units28 }) => formatQuantity(units28),
  },
  { id: 'trend', header: 'Trend', sortDescFirst: true, show: (line) => <Trend line={line} /> },
  {
    id: 'days',
    header: 'Days of stock',
    sortDescFirst: false,
    show: ({ daysLeft }) => describeDaysLeft(daysLeft),
  },
  {
    id: 'order',
    header: 'To order',
    sortDescFirst: true,
    show: ({ toOrder }) => formatCount(toOrder),
  },
];

/** The columns of the catalogue. */
export const COLUMNS = helper.columns(
  COLUMN_CELLS.map(({ id, header, sortDescFirst, show }) =>
    helper.accessor('id', { id, header, sortDescFirst, cell: ({ row }) => show(row.original) }),
  ),
);

/** A product's name with what kind of thing it is. */
export function ProductName({ line }: { readonly line: ProductLine }) {
  const { name, brand, category } = line.product;
  return (
    <>
      <span dir="auto" title={name} className={styles.name}>
        {name}
      </span>
      <span className={styles.soft} title={brand ?? ''}>
        {CATEGORY_LABELS[category]}
        {brand !== null && (
          <>
            {' '}
            · <bdi>{brand}</bdi>
          </>
        )}
        {line.inDemand && ' · In demand'}
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
  const count = formatQuantity(line.available);
  if (line.lowAt.length === 0) return count;
  return (
    <>
      <Badge tone="warn">{count} low</Badge>
      <LowAt line={line} />
    </>
  );
}

/** Names where it is low when not everything of it lies there. */
function LowAt({ line: { lowAt, product } }: { readonly line: ProductLine }) {
  const [locationId] = useLocationChoice();
  const placeOf = usePlaces();
  if (locationId !== null || Object.keys(product.stock).length < 2) return null;
  const where = describeLow(lowAt.map((id) => placeOf(id).name));
  return (
    <span dir="auto" title={where} className={styles.soft}>
      {where}
    </span>
  );
}

/** The last four weeks against the four before. */
export function Trend({ line }: { readonly line: ProductLine }) {
  if (line.trend === null) return line.units28 > 0 ? 'New' : '–';
  return formatChange(line.trend);
}
