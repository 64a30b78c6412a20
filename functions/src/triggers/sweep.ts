import { onSchedule } from 'firebase-functions/scheduler';
import { syncAccount } from '../config';
import { drain, publish, runtime } from '../runtime';
import { EVERY_FUNCTION } from '../sizing';
import { sweep as sweepOnce } from '../sync/sweep';

/** Every two minutes: takes up whatever was never delivered or whose worker died. */
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
  },
  async () => {
    const { now, newId, log } = runtime;
    await sweepOnce({ db: runtime.database(), publish, drain, now, newId, log });
  },
);
