import { CATEGORY_LABELS } from '@model/category-labels';
import type { Order } from '@model/order';
import { formatMoney } from '../../format/money';
import { formatQuantity } from '../../format/numbers';
import { EmptyState } from '../../ui/empty-state';
import { numberCell, Table } from '../../ui/table';
import { useNarrow } from '../../ui/use-narrow';
import styles from './order.module.css';

const NOT_SAID = '–';

/** What a line comes to before discounts and tax, to the cent; null without a price. */
function amountOf({ quantity, unitPriceCents }: Order['items'][number]): number | null {
  return unitPriceCents === null ? null : Math.round(quantity * unitPriceCents);
}

const money = (cents: number | null): string => (cents === null ? NOT_SAID : formatMoney(cents));

/** What is taken off has a minus, and nothing has none. */
const takenOff = (cents: number | null): number | null =>
  cents === null || cents === 0 ? cents : -cents;

/** What was bought, and what it came to. */
export function OrderLines({ order }: { readonly order: Order }) {
  const narrow = useNarrow();
  const { items, totals } = order;
  const span = narrow ? 2 : 3;
  if (items.length === 0)
    return (
      <EmptyState title="The point of sale names no lines of this order">
        <p>Its total is {formatMoney(totals.totalCents)}.</p>
      </EmptyState>
    );
  return (
    <Table label="Lines of the order">
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col" className={numberCell}>
            Pieces
          </th>
          {!narrow && (
            <th scope="col" className={numberCell}>
              Each
            </th>
          )}
          <th scope="col" className={numberCell}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={index}>
            <td>
              <span dir="auto">{item.name}</span>{' '}
              <span className={styles.soft}>{CATEGORY_LABELS[item.category]}</span>
            </td>
            <td className={numberCell}>{formatQuantity(item.quantity)}</td>
            {!narrow && <td className={numberCell}>{money(item.unitPriceCents)}</td>}
            <td className={numberCell}>{money(amountOf(item))}</td>
          </tr>
        ))}
        <Sum label="Subtotal" span={span} cents={totals.subtotalCents} />
        <Sum label="Discounts" span={span} cents={takenOff(totals.discountCents)} />
        <Sum label="Tax" span={span} cents={totals.taxCents} />
        <Sum label="Total" span={span} cents={totals.totalCents} isTotal />
      </tbody>
    </Table>
  );
}

function Sum({
  label,
  span,
  cents,
  isTotal = false,
}: {
  readonly label: string;
  /** Columns before the one of amounts. */
  readonly span: number;
  readonly cents: number | null;
  readonly isTotal?: boolean;
}) {
  return (
    <tr className={isTotal ? styles.total : undefined}>
      <th scope="row" colSpan={span}>
        {label}
      </th>
      <td className={numberCell}>{money(cents)}</td>
    </tr>
  );
}
