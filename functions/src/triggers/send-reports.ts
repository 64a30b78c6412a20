import { onSchedule } from 'firebase-functions/scheduler';
import { mailLinkKey, smtpUrl, syncAccount } from '../config';
import { sendReports as send } from '../reports/send-mail';
import { runtime } from '../runtime';
import { openMail } from '../runtime-mail';
import { EVERY_FUNCTION, ONE_AT_A_TIME } from '../sizing';

/** Nothing is begun after it; a mail takes a minute at most. */
const BEGIN_WITHIN_MS = 1_500_000;

/** Every hour: sends the weekly report to the members of those orgs where Monday morning has come. `sweep` sends what is left. */
export const sendReports = onSchedule(
  {
    ...EVERY_FUNCTION,
    ...ONE_AT_A_TIME,
    schedule: '30 * * * *',
    serviceAccount: syncAccount,
    // The most that a schedule is given: a mail server takes a few mails a second.
    timeoutSeconds: 1_800,
    // One report is some 20 kB, and one is made at a time.
    memory: '256MiB',
    secrets: [smtpUrl, mailLinkKey],
  },
  async () => {
    const { now, log } = runtime;
    const until = new Date(now().getTime() + BEGIN_WITHIN_MS);
    const report = await send({ db: runtime.database(), mail: openMail(), now, log }, until);
    log('reports sent', { severity: 'INFO', ...report });
  },
);
