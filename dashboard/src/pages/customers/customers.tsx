import { useMemo } from 'react';
import { useTimeZone } from '../../data/use-org';
import { useNow } from '../../format/use-now';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CheckMenu } from '../../ui/check-menu';
import { Page } from '../../ui/page';
import { SavedViews } from '../../ui/saved-views';
import { withSort } from './change-filter';
import { CustomerFilters } from './customer-filters';
import { CustomerList } from './customer-list';
import { useExportButton } from './export-button';
import { COLUMN_IDS, COLUMN_LABELS } from './list-address';
import { useFoundCustomers } from './use-found-customers';
import { useListAddress, type ListState } from './use-list-address';
import styles from './customer-list.module.css';

const COLUMN_OPTIONS = COLUMN_IDS.map((id) => ({ id, label: COLUMN_LABELS[id] }));
const MINUTE_MS = 60_000;

/** Every customer, found by name, phone or id, filtered, sorted and saved as one likes it. */
export default function Customers() {
  const list = useListAddress();
  const { filter, columns, search, setFilter, setColumns, open } = list;
  const { button, said } = useExportButton(filter);
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
      <Found list={list} />
    </Page>
  );
}

function Found({ list }: { readonly list: ListState }) {
  const { filter, columns, setFilter } = list;
  const { pages, kept, count } = useFoundCustomers(list);
  const timeZone = useTimeZone();
  const now = useNow(MINUTE_MS);
  const context = useMemo(() => ({ timeZone, now }), [timeZone, now]);
  return (
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
  );
}
