import { Link } from 'wouter';
import { EmptyState } from '../../ui/empty-state';
import { useNarrow } from '../../ui/use-narrow';
import { ProductCards } from './product-cards';
import type { ProductLine } from './product-line';
import { ProductTable } from './product-table';
import type { ProductView } from './product-views';

const BY_NAME = { id: 'name', desc: false } as const;
const BY_DAYS = { id: 'days', desc: false } as const;

/** The products of a view, as a table or, on a phone, as cards. */
export function ProductRows({
  lines,
  view,
  isSearch,
  isEmpty,
}: {
  readonly lines: readonly ProductLine[];
  readonly view: ProductView;
  readonly isSearch: boolean;
  /** There is no product at all. */
  readonly isEmpty: boolean;
}) {
  const narrow = useNarrow();
  if (isEmpty)
    return (
      <EmptyState title="No products yet">
        <p>
          They appear here with the first sync. <Link href="/sync">See how it stands.</Link>
        </p>
      </EmptyState>
    );
  if (lines.length === 0)
    return (
      <EmptyState title={isSearch ? 'No product matches' : 'None'}>
        <p>{isSearch ? 'Search for less of the name.' : 'Nothing needs to be done here.'}</p>
      </EmptyState>
    );
  const byDays = view === 'order-again';
  if (narrow) return <ProductCards lines={sortLines(lines, byDays)} />;
  return <ProductTable key={view} lines={lines} first={byDays ? BY_DAYS : BY_NAME} />;
}

function sortLines(lines: readonly ProductLine[], byDays: boolean): ProductLine[] {
  if (byDays) return lines.toSorted((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity));
  return lines.toSorted((a, b) => a.product.name.localeCompare(b.product.name));
}
