import { onSchedule } from 'firebase-functions/scheduler';
import { insightsAccount } from '../config';
import { refreshFits } from '../insights/recompute-fits';
import { runtime } from '../runtime';
import { EVERY_FUNCTION, ONE_AT_A_TIME } from '../sizing';

/** The most that scheduled functions are given. */
const TIMEOUT_SECONDS = 1_800;

/** An org of 100,000 customers takes a few minutes: one that is begun before this ends in time. */
const BEGIN_WITHIN_MS = 1_200_000;

/** Every hour: fits the models of the orgs that are due, which each org is once a week and after its first sync. */
export const fitModels = onSchedule(
  {
    ...EVERY_FUNCTION,
    ...ONE_AT_A_TIME,
    schedule: '15 * * * *',
    serviceAccount: insightsAccount,
    timeoutSeconds: TIMEOUT_SECONDS,
    // A fit of 100,000 customers takes some 300 MB; the rest is for larger ones.
    memory: '1GiB',
  },
  async () => {
    const { now, log } = runtime;
    const until = new Date(now().getTime() + BEGIN_WITHIN_MS);
    const report = await refreshFits({ db: runtime.database(), now, log }, until);
    log('models fitted', { severity: 'INFO', ...report });
  },
);
