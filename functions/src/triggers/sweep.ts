import { onSchedule } from 'firebase-functions/scheduler';
import { mailLinkKey, smtpUrl, syncAccount } from '../config';
import { sweepMail } from '../reports/send-mail';
import { publish, runtime } from '../runtime';
import { drain } from '../runtime-insights';
import { openMail } from '../runtime-mail';
import { EVERY_FUNCTION } from '../sizing';
import { sweep as sweepOnce } from '../sync/sweep';

/** Mail never holds up the rest; what is not begun by then is left to the next sweep. */
const MAIL_WITHIN_MS = 120_000;

/** Every two minutes: takes up whatever was never delivered or whose worker died, and tells staff of what needs them. */
export const sweep = onSchedule(
  {
    ...EVERY_FUNCTION,
    schedule: '*/2 * * * *',
    serviceAccount: syncAccount,
    // It drains outboxes as recomputeInsights does, and is given as much.
    timeoutSeconds: 540,
    memory: '512MiB',
    concurrency: 1,
    // An org that takes long to drain must not hold up the next sweep; two at once do nothing twice.
    maxInstances: 3,
    secrets: [smtpUrl, mailLinkKey],
  },
  async () => {
    const { now, newId, log } = runtime;
    const db = runtime.database();
    const mailUntil = new Date(now().getTime() + MAIL_WITHIN_MS);
    await Promise.all([
      sweepOnce({ db, publish, drain, now, newId, log }),
      sweepMail({ db, mail: openMail(), now, log }, mailUntil),
    ]);
  },
);
