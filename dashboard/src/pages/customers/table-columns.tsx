import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ListedCustomer } from '../../data/customers';
import type { Row } from '../../live/sources';
import { CELLS, CustomerName, type CellContext } from './customer-cells';
import { COLUMN_IDS, COLUMN_LABELS } from './list-address';
import { SORTABLE } from './list-sorting';

/** What the table can do beside showing rows. */
export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof features, Row<ListedCustomer>>();

const isSortable = (id: string): boolean => SORTABLE.some((one) => one === id);

/** Every column of the list. @param ranged the list is held to its order by last order. */
export function createColumns(context: CellContext, ranged: boolean) {
  const sortBy = (id: string) => ({
    enableSorting: isSortable(id) && (!ranged || id === 'lastOrder'),
    sortDescFirst: id !== 'name',
  });
  return helper.columns([
    helper.accessor('id', {
      id: 'name',
      header: COLUMN_LABELS.name,
      enableHiding: false,
      ...sortBy('name'),
      cell: ({ row }) => <CustomerName row={row.original} />,
    }),
    ...COLUMN_IDS.map((id) =>
      helper.accessor('id', {
        id,
        header: COLUMN_LABELS[id],
        ...sortBy(id),
        cell: ({ row }) => CELLS[id](row.original.value, context),
      }),
    ),
  ]);
}
