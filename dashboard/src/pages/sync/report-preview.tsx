import { useState } from 'react';
import type { ReportPreviewed } from '@model/callables';
import { formatDay } from '../../format/dates';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { ReportFrame } from './report-frame';
import styles from './sync.module.css';

/** The report of the last whole week as it goes out, made when it is asked for. */
export function ReportPreview() {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('previewReport');
  const [report, setReport] = useState<ReportPreviewed | null>(null);
  const show = async (): Promise<void> => setReport(await run({ orgId }));
  return (
    <div className={styles.stack}>
      <div className={styles.buttons}>
        <Button busy={busy} onClick={() => void show()}>
          {report ? 'Make it anew' : 'Show last week’s report'}
        </Button>
      </div>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {busy && !report && <Skeleton height="30rem" />}
      {report && (
        <>
          {!report.mailIsOn && (
            <Notice>E-mail is not set up here, so nobody gets it. Ask whoever runs Trellis.</Notice>
          )}
          <p>
            <span className={styles.soft}>Subject</span> <bdi>{report.subject}</bdi>
          </p>
          <ReportFrame
            title={`Report of the week from ${formatDay(report.week.first)}`}
            html={report.html}
          />
        </>
      )}
    </div>
  );
}
