import type { ListedCustomer } from '../../data/customers';
import type { Row } from '../../live/sources';
import { SegmentBadge } from '../../ui/segment-badge';
import { CELLS, CustomerName, type CellContext } from './customer-cells';
import { COLUMN_LABELS, type ColumnId } from './list-address';
import { useRowWindow } from '../../ui/use-row-window';
import styles from './customer-list.module.css';

const CARD_PX = 124;

/** The list for a phone: a card for each customer, with the facts that were chosen as columns. */
export function CustomerCards({
  rows,
  columns,
  context,
  onNearEnd,
}: {
  readonly rows: readonly Row<ListedCustomer>[];
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
  readonly onNearEnd: () => void;
}) {
  const { items, before, after, measure, anchor } = useRowWindow({
    count: rows.length,
    estimate: CARD_PX,
    onNearEnd,
  });
  const facts = columns.filter((id) => id !== 'segment');
  return (
    <ul
      aria-label="Customers"
      ref={anchor}
      style={{ paddingBlockStart: before, paddingBlockEnd: after }}
    >
      {items.map(({ index }) => {
        const row = rows[index];
        return row ? (
          <li key={row.id} data-index={index} ref={measure} className={styles.card}>
            <CustomerName row={row} />
            <span className={styles.segment}>
              <SegmentBadge segment={row.value.insights.segment} />
            </span>
            <dl className={styles.line}>
              {facts.map((id) => (
                <div key={id} className={styles.fact}>
                  <dt>{COLUMN_LABELS[id]}</dt>
                  <dd>{CELLS[id](row.value, context)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ) : null;
      })}
    </ul>
  );
}
