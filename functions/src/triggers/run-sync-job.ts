import { logger } from 'firebase-functions';
import { onMessagePublished } from 'firebase-functions/pubsub';
import { REGION, sealingKeys, SYNC_TOPIC, WORKER_TIMEOUT_SECONDS } from '../config';
import { syncJobSchema } from '../model/run';
import { runCollaborators } from '../runtime';
import { runSync } from '../sync/run-sync';

/** A ring for one run of one org. Failing is left to `sweep`: the run's document, not the message, is the queue. */
export const runSyncJob = onMessagePublished(
  {
    topic: SYNC_TOPIC,
    region: REGION,
    timeoutSeconds: WORKER_TIMEOUT_SECONDS,
    memory: '512MiB',
    concurrency: 1,
    maxInstances: 50,
    retry: false,
    secrets: [sealingKeys],
  },
  async (event) => {
    const job = syncJobSchema.safeParse(event.data.message.json);
    if (!job.success) {
      logger.error('a message is not a sync job and is dropped');
      return;
    }
    const outcome = await runSync(runCollaborators(), job.data);
    logger.info('run ended', { ...job.data, outcome });
  },
);
