import type { PurchaseModel } from '@model/purchase-model';
import { Card } from '../../ui/card';
import { numberCell, Table } from '../../ui/table';
import { describeNewcomer, listParameters, type ParameterLine } from './describe-parameters';
import styles from './model.module.css';

/** What the fit says of newcomers, and the figures that it found; nothing without a fit. */
export function CuriousCard({ model }: { readonly model: PurchaseModel }) {
  const newcomer = describeNewcomer(model);
  if (newcomer.length === 0) return null;
  return (
    <Card
      title="For the curious"
      note="What to expect of somebody who has just come for the first time"
    >
      <div className={styles.stack}>
        <Lines label="A newcomer" lines={newcomer} />
        <details className={styles.curious}>
          <summary>The parameters</summary>
          <div className={styles.stack}>
            <p className={styles.soft}>
              When customers order: MBG/NBD, by days with an order, with rates of shape r and scale
              alpha, and chances to leave of a and b. What they spend: Gamma-Gamma with p, q and v.
              Version {model.version} of the method.
            </p>
            <Lines label="Parameters" lines={listParameters(model)} />
          </div>
        </details>
      </div>
    </Card>
  );
}

function Lines({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly ParameterLine[];
}) {
  return (
    <Table label={label}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <td>{line.label}</td>
            <td className={numberCell}>{line.value}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
