import { whoCan } from '../../session/permissions';
import { useCan } from '../../session/session';
import { Card } from '../../ui/card';
import { MailChoices } from './mail-choices';
import { ReportPreview } from './report-preview';
import styles from './sync.module.css';

/** What one gets by e-mail, and what the weekly report looks like. */
export function MailTab() {
  const maySee = useCan('seeReport');
  return (
    <>
      <Card title="What you get by e-mail" note="Each person chooses for themselves.">
        <MailChoices />
      </Card>
      <Card title="Weekly report" note="Sent on Monday from seven o’clock.">
        {maySee ? <ReportPreview /> : <p className={styles.soft}>{whoCan('seeReport')}</p>}
      </Card>
    </>
  );
}
