import { formatCount, formatQuantity } from '../../format/numbers';
import { useRowWindow } from '../../ui/use-row-window';
import { describeDaysLeft } from './describe-stock';
import { Price, ProductName, Stock, Trend } from './product-columns';
import type { ProductLine } from './product-line';
import styles from './products.module.css';
import type { ReactNode } from 'react';

const CARD_PX = 110;
const doNothing = (): void => undefined;

/** The catalogue for a phone: a card each, in the order given. */
export function ProductCards({
  lines,
  withOrder,
}: {
  readonly lines: readonly ProductLine[];
  /** Whether it is said how much to order. */
  readonly withOrder: boolean;
}) {
  const { items, before, after, measure, anchor } = useRowWindow({
    count: lines.length,
    estimate: CARD_PX,
    onNearEnd: doNothing,
  });
  return (
    <ul
      aria-label="Products"
      ref={anchor}
      style={{ paddingBlockStart: before, paddingBlockEnd: after }}
    >
      {items.map(({ index }) => {
        const line = lines[index];
        return line ? (
          <li key={line.id} data-index={index} ref={measure} className={styles.card}>
            <ProductName line={line} />
            <dl className={styles.facts}>
              <Fact label="Price">
                <Price line={line} />
              </Fact>
              <Fact label="Stock">
                <Stock line={line} />
              </Fact>
              <Fact label="Sold in 28 days">{formatQuantity(line.units28)}</Fact>
              <Fact label="Trend">
                <Trend line={line} />
              </Fact>
              <Fact label="Lasts">{describeDaysLeft(line.daysLeft)}</Fact>
              {withOrder && <Fact label="To order">{formatCount(line.toOrder)}</Fact>}
            </dl>
          </li>
        ) : null;
      })}
    </ul>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
