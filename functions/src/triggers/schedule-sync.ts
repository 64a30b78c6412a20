import { onSchedule } from 'firebase-functions/scheduler';
import { syncAccount } from '../config';
import { publish, runtime } from '../runtime';
import { EVERY_FUNCTION, ONE_AT_A_TIME } from '../sizing';
import { scheduleRuns } from '../sync/schedule-runs';

/** Every 30 minutes: makes and rings for one run per active org. */
export const scheduleSync = onSchedule(
  {
    ...EVERY_FUNCTION,
    ...ONE_AT_A_TIME,
    schedule: '*/30 * * * *',
    serviceAccount: syncAccount,
    // Ten thousand organisations, a hundred at a time, take a minute or two.
    timeoutSeconds: 300,
    memory: '256MiB',
  },
  async () => {
    await scheduleRuns({
      db: runtime.database(),
      publish,
      now: runtime.now,
      log: runtime.log,
    });
  },
);
