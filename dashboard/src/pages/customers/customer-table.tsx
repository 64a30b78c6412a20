import { flexRender, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { DEFAULT_SORT, type CustomerFilter, type Sort } from '@model/customer-filter';
import type { ListedCustomer } from '../../data/customers';
import type { Row } from '../../live/sources';
import { Table } from '../../ui/table';
import { COLUMN_CLASSES } from './column-classes';
import type { CellContext } from './customer-cells';
import { COLUMN_IDS, type ColumnId } from './list-address';
import { fromSorting, toSorting } from './list-sorting';
import { SortHead } from '../../ui/sort-head';
import { createColumns, features } from './table-columns';
import { useRowWindow } from '../../ui/use-row-window';
import styles from './customer-list.module.css';

const ROW_PX = 46;

interface CustomerTableProps {
  readonly rows: readonly Row<ListedCustomer>[];
  readonly filter: CustomerFilter;
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
  readonly onSort: (sort: Sort) => void;
  readonly onNearEnd: () => void;
}

/** The list as a table: sorted by its heads, with the columns that were chosen, drawn where the screen is. */
export function CustomerTable(props: CustomerTableProps) {
  const { rows, filter, columns, context, onSort, onNearEnd } = props;
  const ranged = filter.lastOrderFrom !== undefined || filter.lastOrderTo !== undefined;
  const definitions = useMemo(() => createColumns(context, ranged), [context, ranged]);
  const sorting = useMemo(() => toSorting(filter), [filter]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(COLUMN_IDS.map((id) => [id, columns.includes(id)])),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: ({ id }) => id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, columnVisibility },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change;
      onSort(fromSorting(next) ?? DEFAULT_SORT);
    },
  });
  const drawn = table.getRowModel().rows;
  const { items, before, after, measure, anchor } = useRowWindow({
    count: drawn.length,
    estimate: ROW_PX,
    onNearEnd,
  });
  return (
    <div className={styles.list}>
      <Table label="Customers">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => (
                <SortHead
                  key={id}
                  label={String(column.columnDef.header)}
                  className={COLUMN_CLASSES[id]}
                  sorted={column.getIsSorted()}
                  onPress={column.getCanSort() ? () => column.toggleSorting() : null}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={anchor}>
          {before > 0 && <Room height={before} />}
          {items.map(({ index }) => {
            const row = drawn[index];
            return row ? (
              <tr key={row.id} data-index={index} ref={measure}>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={COLUMN_CLASSES[cell.column.id]}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ) : null;
          })}
          {after > 0 && <Room height={after} />}
        </tbody>
      </Table>
    </div>
  );
}

/** Keeps the place of rows that are not drawn. */
function Room({ height }: { readonly height: number }) {
  return <tr aria-hidden="true" className={styles.room} style={{ height }} />;
}
