import { onDocumentCreated } from 'firebase-functions/firestore';
import { insightsAccount } from '../config';
import { drain } from '../runtime-insights';
import { EVERY_FUNCTION } from '../sizing';
import { PATHS } from '../store/paths';

/** An entry in an org's outbox. Whatever waits there is computed; a lost event is made up for by `sweep`. */
export const recomputeInsights = onDocumentCreated(
  {
    ...EVERY_FUNCTION,
    document: PATHS.change,
    serviceAccount: insightsAccount,
    // The most that event functions are given: a first backfill computes everyone.
    timeoutSeconds: 540,
    // 8,000 orders are held at a time, some 50 MB; of eight calls most find another one at work and leave.
    memory: '512MiB',
    concurrency: 8,
    maxInstances: 50,
    retry: false,
  },
  async (event) => {
    await drain(event.params.org);
  },
);
