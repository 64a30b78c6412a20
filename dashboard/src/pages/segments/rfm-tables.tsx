import { toSearchParams } from '@model/customer-filter-params';
import { RFM_GROUP_LABELS, type RfmCuts, type RfmGroup } from '@model/rfm';
import { Link } from 'wouter';
import { formatCount } from '../../format/numbers';
import { joinClasses } from '../../ui/join-classes';
import { numberCell, Table } from '../../ui/table';
import {
  describeRecency,
  FREQUENCY_MONETARY_SCORES,
  RECENCY_SCORES,
  type CountedCell,
  type CountedGroup,
} from './rfm-grid';
import styles from './segments.module.css';
import { LEVEL_CLASSES } from './shades';
import shades from './shades.module.css';

/** The grid: each cell with its group and how many customers are in it. */
export function RfmTable({
  cells,
  cuts,
}: {
  readonly cells: readonly CountedCell[];
  readonly cuts: RfmCuts;
}) {
  return (
    // A region that scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shades.scroll} aria-label="Grid of buying habits" tabIndex={0}>
      <table className={shades.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Last order
            </th>
            <th scope="colgroup" colSpan={FREQUENCY_MONETARY_SCORES.length}>
              How often and how much, 5 is best
            </th>
          </tr>
          <tr>
            {FREQUENCY_MONETARY_SCORES.map((score) => (
              <th key={score} scope="col">
                {score}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RECENCY_SCORES.map((score) => (
            <tr key={score}>
              <th scope="row">
                {score}: {describeRecency(score, cuts)}
              </th>
              {cells
                .filter(({ recency }) => recency === score)
                .map((cell) => (
                  <td
                    key={cell.frequencyMonetary}
                    className={joinClasses(LEVEL_CLASSES[cell.level])}
                  >
                    {formatCount(cell.customers)}
                    <span className={shades.label}>{RFM_GROUP_LABELS[cell.group]}</span>
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const MEANINGS: Readonly<Record<RfmGroup, string>> = {
  champions: 'Came lately, come often, spend much.',
  loyal: 'Come often and spend well.',
  active: 'Came lately, in the middle otherwise.',
  promising: 'Came lately, and begin to come more often.',
  new: 'Came lately, for the first time or nearly so.',
  needs_attention: 'Have not come for a while, and never came often.',
  at_risk: 'Used to come often or spend much, and stay away.',
  almost_lost: 'Came seldom, and stay away.',
  previously_loyal: 'Were among the best, and have long been away.',
  dormant: 'Came seldom, long ago.',
  prospects: 'On file, without an order.',
};

/** The groups with what they mean, each leading to its customers. */
export function RfmGroupTable({ groups }: { readonly groups: readonly CountedGroup[] }) {
  return (
    <Table label="Groups by buying habit">
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col" className={numberCell}>
            Customers
          </th>
          <th scope="col" className={styles.wide}>
            Who they are
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((counted) => (
          <tr key={counted.group}>
            <td>
              <Link
                href={`/customers?${toSearchParams({ rfmGroup: counted.group })}`}
                className={styles.link}
              >
                {RFM_GROUP_LABELS[counted.group]}
              </Link>
            </td>
            <td className={numberCell}>
              {counted.customers === null ? '–' : formatCount(counted.customers)}
            </td>
            <td className={styles.wide}>{MEANINGS[counted.group]}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
