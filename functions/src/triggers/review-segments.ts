import { onSchedule } from 'firebase-functions/scheduler';
import { insightsAccount } from '../config';
import { reviewSegments as review } from '../insights/recompute-reviews';
import { runtime } from '../runtime';
import { EVERY_FUNCTION, ONE_AT_A_TIME } from '../sizing';

/** Every hour: has those customers computed anew of whom time has made something untrue. */
export const reviewSegments = onSchedule(
  {
    ...EVERY_FUNCTION,
    ...ONE_AT_A_TIME,
    schedule: '0 * * * *',
    serviceAccount: insightsAccount,
    // It goes through all organisations and only leaves entries; what is due is computed elsewhere.
    timeoutSeconds: 540,
    memory: '512MiB',
  },
  async () => {
    const { now, log } = runtime;
    const report = await review({ db: runtime.database(), now, log });
    log('reviewed', { severity: 'INFO', ...report });
  },
);
