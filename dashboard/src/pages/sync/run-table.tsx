import { RUN_TRIGGERS } from '../../shell/describe-run';
import { formatCount } from '../../format/numbers';
import { numberCell, Table } from '../../ui/table';
import { describeDollars, sumCounts } from './describe-streams';
import { durationOf, RunAt, RunBadge, type RunRows } from './run-cells';

/** Runs as a table. */
export function RunTable({ rows, onLook }: RunRows) {
  return (
    <Table label="Runs so far">
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">How it went</th>
          <th scope="col">Why</th>
          {['Read', 'Changed', 'Set aside', 'Took', 'Cost'].map((label) => (
            <th key={label} scope="col" className={numberCell}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { value: run } = row;
          const { read, changed, setAside } = sumCounts(run);
          return (
            <tr key={row.id}>
              <td>
                <RunAt row={row} onLook={onLook} />
              </td>
              <td>
                <RunBadge state={run.state} />
              </td>
              <td>{RUN_TRIGGERS[run.trigger]}</td>
              <td className={numberCell}>{formatCount(read)}</td>
              <td className={numberCell}>{formatCount(changed)}</td>
              <td className={numberCell}>{formatCount(setAside)}</td>
              <td className={numberCell}>{durationOf(run)}</td>
              <td className={numberCell}>{describeDollars(run.cost)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
