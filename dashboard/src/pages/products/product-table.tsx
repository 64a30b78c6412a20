import { flexRender, useTable } from '@tanstack/react-table';
import { SortHead } from '../../ui/sort-head';
import { numberCell, Table } from '../../ui/table';
import { useRowWindow } from '../../ui/use-row-window';
import { COLUMNS, features } from './product-columns';
import type { ProductLine } from './product-line';

const ROW_PX = 58;
const doNothing = (): void => undefined;

/** The catalogue as a table, sorted by its heads. @param first the column that it begins to be sorted by. */
export function ProductTable({
  lines,
  first,
}: {
  readonly lines: readonly ProductLine[];
  readonly first: { readonly id: string; readonly desc: boolean };
}) {
  const table = useTable({
    features,
    columns: COLUMNS,
    data: lines,
    getRowId: ({ id }) => id,
    enableSortingRemoval: false,
    initialState: { sorting: [first] },
  });
  const drawn = table.getRowModel().rows;
  const { items, before, after, measure, anchor } = useRowWindow({
    count: drawn.length,
    estimate: ROW_PX,
    onNearEnd: doNothing,
  });
  return (
    <Table label="Products">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map(({ id, column }) => (
              <SortHead
                key={id}
                label={String(column.columnDef.header)}
                className={id === 'name' ? undefined : numberCell}
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
  );
}
