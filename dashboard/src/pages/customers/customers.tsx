import { useCallback, useMemo } from 'react';
import { pointOf } from '@model/customer-filter';
import { currentStatsDocument } from '../../data/documents';
import { customerList, type ListedCustomer } from '../../data/customers';
import { useTimeZone } from '../../data/use-org';
import { useNow } from '../../format/use-now';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useDocument } from '../../live/use-live';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CheckMenu } from '../../ui/check-menu';
import { Page } from '../../ui/page';
import { SavedViews } from '../../ui/saved-views';
import { withSort } from './change-filter';
import { CustomerFilters } from './customer-filters';
import { CustomerList } from './customer-list';
import { describeCount } from './describe-count';
import { useExportButton } from './export-button';
import { COLUMN_IDS, COLUMN_LABELS } from './list-address';
import { useKeptRows } from './use-kept-rows';
import { useListAddress } from './use-list-address';
import styles from './customer-list.module.css';

const COLUMN_OPTIONS = COLUMN_IDS.map((id) => ({ id, label: COLUMN_LABELS[id] }));
const MINUTE_MS = 60_000;

/** Every customer, found by name, phone or id, filtered, sorted and saved as one likes it. */
export default function Customers() {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const now = useNow(MINUTE_MS);
  const { filter, columns, search, setFilter, setColumns, open } = useListAddress();
  const listFrom = useCallback(
    (after?: Row<ListedCustomer>) => {
      const point = after && pointOf(filter, { id: after.id, insights: after.value.insights });
      return customerList(orgId, filter, timeZone, point);
    },
    // The text says all that the filter does.
    // oxlint-disable-next-line react/exhaustive-deps
    [orgId, timeZone, search],
  );
  const pages = usePages(listFrom);
  const stats = valueOr(useDocument(currentStatsDocument(orgId)), null);
  const context = useMemo(() => ({ timeZone, now }), [timeZone, now]);
  const { button, said } = useExportButton(filter);
  const kept = useKeptRows(search, pages.rows);
  const shown = valueOr(pages.rows, []).length;
  const count =
    pages.rows.state === 'ready'
      ? describeCount({ filter, shown, more: pages.more, stats })
      : 'Looking';
  return (
    <Page
      title="Customers"
      actions={
        <>
          <SavedViews page="customers" search={search} onOpen={open} />
          <CheckMenu
            label="Columns"
            options={COLUMN_OPTIONS}
            checked={columns}
            onChange={setColumns}
          />
          {button}
        </>
      }
    >
      {said}
      <CustomerFilters filter={filter} onChange={setFilter} />
      <Card title={count} note={<output className="visually-hidden">{count}</output>} flush>
        <CustomerList
          pages={pages}
          kept={kept}
          filter={filter}
          columns={columns}
          context={context}
          onSort={(sort) => setFilter(withSort(filter, sort))}
          onReset={() => setFilter({})}
        />
        {pages.more && (
          <div className={styles.more}>
            <Button busy={pages.reading} onClick={pages.readMore}>
              Show more
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}
