import { onDocumentCreated } from 'firebase-functions/firestore';
import { REGION } from '../config';
import { drain } from '../runtime';
import { PATHS } from '../store/paths';

/** An entry in an org's outbox. Whatever waits there is computed; a lost event is made up for by `sweep`. */
export const recomputeInsights = onDocumentCreated(
  {
    document: PATHS.change,
    region: REGION,
    timeoutSeconds: 540,
    memory: '512MiB',
    concurrency: 8,
    maxInstances: 50,
    retry: false,
  },
  async (event) => {
    await drain(event.params.org);
  },
);
