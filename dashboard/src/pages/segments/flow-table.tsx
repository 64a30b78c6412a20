import { SEGMENT_LABELS } from '@model/customer-labels';
import type { Flow } from '@model/flow';
import { formatCount } from '../../format/numbers';
import { joinClasses } from '../../ui/join-classes';
import { toFlowMatrix } from './flow-figures';
import shades from './shades.module.css';
import { LEVEL_CLASSES } from './shades';

/** Who went from where to where, as a table: rows are where they came from. */
export function FlowTable({
  label,
  flows,
}: {
  readonly label: string;
  readonly flows: readonly Flow[];
}) {
  const { rows, columns, customersOf, levelOf } = toFlowMatrix(flows);
  return (
    // A region that scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shades.scroll} aria-label={label} tabIndex={0}>
      <table className={shades.table}>
        <thead>
          <tr>
            <th scope="col">From \ to</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {SEGMENT_LABELS[to]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{SEGMENT_LABELS[from]}</th>
              {columns.map((to) => (
                <td key={to} className={joinClasses(LEVEL_CLASSES[levelOf(from, to)])}>
                  {from === to ? '' : formatCount(customersOf(from, to))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
