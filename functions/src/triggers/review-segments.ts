import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { REGION } from '../config';
import { reviewSegments as review } from '../insights/recompute-reviews';
import { runtime } from '../runtime';

/** Every hour: has those customers computed anew of whom time has made something untrue. */
export const reviewSegments = onSchedule(
  {
    schedule: '0 * * * *',
    region: REGION,
    timeoutSeconds: 540,
    memory: '512MiB',
    maxInstances: 1,
  },
  async () => {
    const { now, log } = runtime;
    const report = await review({ db: runtime.database(), now, log });
    logger.info('reviewed', { ...report });
  },
);
