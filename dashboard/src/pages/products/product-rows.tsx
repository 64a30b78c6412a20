import { Link } from 'wouter';
import { EmptyState } from '../../ui/empty-state';
import { useNarrow } from '../../ui/use-narrow';
import { ProductCards } from './product-cards';
import type { ProductLine } from './product-line';
import { sortLines, type ProductSort } from './product-sort';
import { ProductTable } from './product-table';
import type { ProductView } from './product-views';

/** The products of a view in its order, as a table or, on a phone, as cards. */
export function ProductRows({
  lines,
  view,
  sort,
  onSort,
  isSearch,
  isEmpty,
}: {
  readonly lines: readonly ProductLine[];
  readonly view: ProductView;
  readonly sort: ProductSort;
  readonly onSort: (sort: { readonly id: string; readonly desc: boolean }) => void;
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
  const withOrder = view === 'order-again';
  const sorted = sortLines(lines, sort);
  if (narrow) return <ProductCards lines={sorted} withOrder={withOrder} />;
  return <ProductTable lines={sorted} sort={sort} onSort={onSort} withOrder={withOrder} />;
}
