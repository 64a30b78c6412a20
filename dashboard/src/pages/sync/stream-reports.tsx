import type { Run } from '@model/run';
import { formatCount } from '../../format/numbers';
import { numberCell, Table } from '../../ui/table';
import { useNarrow } from '../../ui/use-narrow';
import { describeReport, REPORT_LABELS, reportsOf, STREAM_LABELS } from './describe-streams';
import styles from './sync.module.css';

const COUNTS = [
  ['pages', 'Pages'],
  ['fetched', 'Read'],
  ['created', 'New'],
  ['updated', 'Changed'],
  ['unchanged', 'As before'],
  ['deleted', 'Deleted'],
  ['quarantined', 'Set aside'],
] as const;

/** What a run did, by kind of record. */
export function StreamReports({ run }: { readonly run: Pick<Run, 'reports'> }) {
  const narrow = useNarrow();
  const reports = reportsOf(run);
  if (reports.length === 0) return null;
  return (
    <>
      {narrow ? <ReportList run={run} /> : <ReportTable run={run} />}
      {reports.map(
        ([stream, { error }]) =>
          error !== null && (
            <p key={stream}>
              {STREAM_LABELS[stream]}: {error}
            </p>
          ),
      )}
    </>
  );
}

function ReportList({ run }: { readonly run: Pick<Run, 'reports'> }) {
  return (
    <ul className={styles.stack} aria-label="By kind of record">
      {reportsOf(run).map(([stream, report]) => (
        <li key={stream}>
          <span className={styles.strong}>{STREAM_LABELS[stream]}</span>:{' '}
          {REPORT_LABELS[report.state].toLowerCase()}
          <p className={styles.soft}>{describeReport(report)}</p>
        </li>
      ))}
    </ul>
  );
}

function ReportTable({ run }: { readonly run: Pick<Run, 'reports'> }) {
  return (
    <Table label="By kind of record">
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">State</th>
          {COUNTS.map(([name, label]) => (
            <th key={name} scope="col" className={numberCell}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reportsOf(run).map(([stream, { state, counts }]) => (
          <tr key={stream}>
            <td>{STREAM_LABELS[stream]}</td>
            <td>{REPORT_LABELS[state]}</td>
            {COUNTS.map(([name]) => (
              <td key={name} className={numberCell}>
                {formatCount(counts[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
