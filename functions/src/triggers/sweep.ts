import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { REGION } from '../config';
import { drain, publish, runtime } from '../runtime';
import { sweep as sweepOnce } from '../sync/sweep';

/** Every two minutes: takes up whatever was never delivered or whose worker died. */
export const sweep = onSchedule(
  {
    schedule: '*/2 * * * *',
    region: REGION,
    timeoutSeconds: 540,
    memory: '512MiB',
    // An org that takes long to drain must not hold up the next sweep; two at once do nothing twice.
    maxInstances: 3,
  },
  async () => {
    const { now, newId, log } = runtime;
    const report = await sweepOnce({ db: runtime.database(), publish, drain, now, newId, log });
    logger.info('swept', { ...report });
  },
);
