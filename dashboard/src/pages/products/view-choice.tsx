import { Button } from '../../ui/button';
import type { ProductLine } from './product-line';
import { PRODUCT_VIEWS, selectLines, type ProductView } from './product-views';
import styles from './products.module.css';

/** The questions that the catalogue answers, each with how many products it finds. */
export function ViewChoice({
  view,
  lines,
  today,
  onChange,
}: {
  readonly view: ProductView;
  /** Null while they are read, */
  readonly lines: readonly ProductLine[] | null;
  /** and until it is known which day it is. */
  readonly today: string | null;
  readonly onChange: (view: ProductView) => void;
}) {
  return (
    <fieldset className={styles.views}>
      <legend className="visually-hidden">Which products</legend>
      {PRODUCT_VIEWS.map(({ name, label }) => (
        <Button key={name} aria-pressed={name === view} onClick={() => onChange(name)}>
          {label}
          {lines &&
            today !== null &&
            ` ${selectLines(lines, { view: name, text: '', today }).length}`}
        </Button>
      ))}
    </fieldset>
  );
}
