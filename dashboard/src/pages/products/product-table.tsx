import { flexRender, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { SortHead } from '../../ui/sort-head';
import { numberCell, Table } from '../../ui/table';
import { useRowWindow } from '../../ui/use-row-window';
import { COLUMNS, features } from './product-columns';
import type { ProductLine } from './product-line';
import type { ProductSort } from './product-sort';
import styles from './products.module.css';

const ROW_PX = 58;
const doNothing = (): void => undefined;

/** The catalogue as a table, in the order given, which its heads change. */
export function ProductTable({
  lines,
  sort,
  onSort,
  withOrder,
}: {
  readonly lines: readonly ProductLine[];
  readonly sort: ProductSort;
  readonly onSort: (sort: { readonly id: string; readonly desc: boolean }) => void;
  /** Whether it is said how much to order, in place of the price. */
  readonly withOrder: boolean;
}) {
  const sorting = useMemo(() => [{ ...sort }], [sort]);
  const columnVisibility = useMemo(() => ({ order: withOrder, price: !withOrder }), [withOrder]);
  const table = useTable({
    features,
    columns: COLUMNS,
    data: lines,
    getRowId: ({ id }) => id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, columnVisibility },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change;
      if (next) onSort(next);
    },
  });
  const drawn = table.getRowModel().rows;
  const { items, before, after, measure, anchor } = useRowWindow({
    count: drawn.length,
    estimate: ROW_PX,
    onNearEnd: doNothing,
  });
  return (
    <div className={styles.table}>
      <Table label="Products">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map(({ id, column }) => (
                <SortHead
                  key={id}
                  label={String(column.columnDef.header)}
                  className={id === 'name' ? styles.wide : `${numberCell} ${styles.figure}`}
                  sorted={column.getIsSorted()}
                  onPress={() => column.toggleSorting()}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={anchor}>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = drawn[index];
            return row ? (
              <tr key={row.id} data-index={index} ref={measure}>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={cell.column.id === 'name' ? undefined : numberCell}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ) : null;
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </Table>
    </div>
  );
}
