import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { REGION } from '../config';
import { publish, runtime } from '../runtime';
import { scheduleRuns } from '../sync/schedule-runs';

/** Every 30 minutes: makes and rings for one run per active org. */
export const scheduleSync = onSchedule(
  {
    schedule: '*/30 * * * *',
    region: REGION,
    timeoutSeconds: 300,
    memory: '256MiB',
    maxInstances: 1,
  },
  async () => {
    const jobs = await scheduleRuns({
      db: runtime.database(),
      publish,
      now: runtime.now,
      log: runtime.log,
    });
    logger.info('runs scheduled', { count: jobs.length });
  },
);
