import { onMessagePublished } from 'firebase-functions/pubsub';
import { sealingKeys, SYNC_TOPIC, syncAccount, WORKER_TIMEOUT_SECONDS } from '../config';
import { syncJobSchema } from '../model/run';
import { runtime } from '../runtime';
import { runCollaborators } from '../runtime-runs';
import { EVERY_FUNCTION } from '../sizing';
import { runSync } from '../sync/run-sync';

/** A ring for one run of one org. Failing is left to `sweep`: the run's document, not the message, is the queue. */
export const runSyncJob = onMessagePublished(
  {
    ...EVERY_FUNCTION,
    topic: SYNC_TOPIC,
    serviceAccount: syncAccount,
    timeoutSeconds: WORKER_TIMEOUT_SECONDS,
    // 250,000 orders took 230 MB at the most; what is held is a page and the manifest. The largest stock list that is taken took 690.
    memory: '1GiB',
    // A run keeps one CPU busy, and another one beside it would share its memory.
    concurrency: 1,
    // So many organisations are synced at a time; the others wait in the queue for a minute or two.
    maxInstances: 50,
    retry: false,
    secrets: [sealingKeys],
  },
  async (event) => {
    const job = syncJobSchema.safeParse(event.data.message.json);
    if (!job.success) {
      runtime.log('a message is not a sync job and is dropped', { severity: 'ERROR' });
      return;
    }
    const outcome = await runSync(runCollaborators(), job.data);
    runtime.log('a ring was answered', { severity: 'INFO', ...job.data, outcome });
  },
);
