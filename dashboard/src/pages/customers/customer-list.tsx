import type { CustomerFilter, Sort } from '@model/customer-filter';
import { Link } from 'wouter';
import type { ListedCustomer } from '../../data/customers';
import type { Pages } from '../../live/use-pages';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { useNarrow } from '../../ui/use-narrow';
import { CustomerCards } from './customer-cards';
import type { CellContext } from './customer-cells';
import { CustomerTable } from './customer-table';
import { countConditions } from './filter-choices';
import type { ColumnId } from './list-address';
import type { KeptRows } from './use-kept-rows';
import styles from './customer-list.module.css';

interface CustomerListProps {
  readonly pages: Pages<ListedCustomer>;
  readonly kept: KeptRows<ListedCustomer>;
  readonly filter: CustomerFilter;
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
  readonly onSort: (sort: Sort) => void;
  readonly onReset: () => void;
}

/** The customers read so far, as a table or, on a phone, as cards. */
export function CustomerList(props: CustomerListProps) {
  const { pages, kept, filter, onReset } = props;
  const narrow = useNarrow();
  // What failed is tried again when somebody presses the button, not by itself.
  const onNearEnd = pages.more && !pages.problem ? pages.readMore : doNothing;
  const isFiltered = countConditions(filter) > 0 || filter.search !== undefined;
  return (
    <LiveView of={kept.rows} loading={<Waiting />}>
      {(rows) => (
        <div aria-busy={kept.outdated} className={kept.outdated ? styles.outdated : undefined}>
          {rows.length === 0 ? (
            <Nobody isFiltered={isFiltered} onReset={onReset} />
          ) : narrow ? (
            <CustomerCards {...props} rows={rows} onNearEnd={onNearEnd} />
          ) : (
            <CustomerTable {...props} rows={rows} onNearEnd={onNearEnd} />
          )}
          {pages.problem && <Notice tone="bad">{pages.problem.text}</Notice>}
        </div>
      )}
    </LiveView>
  );
}

const WAITING_ROWS = 50;

/** As high as the first page of a table will be. */
function Waiting() {
  return Array.from({ length: WAITING_ROWS }, (_, index) => (
    <div key={index} className={styles.waiting}>
      <Skeleton width={`${40 + ((index * 13) % 50)}%`} />
    </div>
  ));
}

const doNothing = (): void => undefined;

function Nobody({
  isFiltered,
  onReset,
}: {
  readonly isFiltered: boolean;
  readonly onReset: () => void;
}) {
  if (!isFiltered)
    return (
      <EmptyState title="No customers yet">
        <p>
          They appear here with the first sync. <Link href="/sync">See how it stands.</Link>
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="No customer matches all of this">
      <p>Take a condition away, or search for less of the name.</p>
      <Button onClick={onReset}>Reset</Button>
    </EmptyState>
  );
}
