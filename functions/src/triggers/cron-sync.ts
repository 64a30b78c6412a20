import { createHash, timingSafeEqual } from 'node:crypto';
import { onRequest } from 'firebase-functions/https';
import { z } from 'zod';
import { cronSecret, requireSecret, syncAccount } from '../config';
import { orgIdSchema } from '../model/primitives';
import { publish, runtime } from '../runtime';
import { EVERY_FUNCTION } from '../sizing';
import { cronSync as syncFromCron, hasSucceeded } from '../sync/cron-sync';

const querySchema = z.strictObject({
  orgId: orgIdSchema.optional(),
  wait: z.coerce.number().int().min(0).max(300).default(0),
});

/** `POST ?orgId=&wait=` with a bearer token: asks for runs from outside, for those without Cloud Scheduler. */
export const cronSync = onRequest(
  {
    ...EVERY_FUNCTION,
    serviceAccount: syncAccount,
    // It may be asked to wait 300 s for the runs.
    timeoutSeconds: 330,
    // It only makes runs and looks at them.
    memory: '256MiB',
    concurrency: 10,
    // One cron rings it; more is somebody guessing the token.
    maxInstances: 3,
    secrets: [cronSecret],
  },
  async (request, response) => {
    if (request.method !== 'POST') {
      response.status(405).set('Allow', 'POST').json({ error: 'Use POST.' });
      return;
    }
    if (!isAuthorised(request.get('authorization'))) {
      response.status(401).json({ error: 'Send Authorization: Bearer with the CRON_SECRET.' });
      return;
    }
    const query = querySchema.safeParse(request.query);
    if (!query.success) {
      response.status(400).json({ error: 'orgId names an organisation; wait is 0-300 seconds.' });
      return;
    }
    const { orgId = null, wait } = query.data;
    const runs = await syncFromCron(
      { db: runtime.database(), publish, now: runtime.now, sleep: runtime.sleep, log: runtime.log },
      { orgId, waitMs: wait * 1000 },
    );
    if (!runs) response.status(404).json({ error: 'There is no such organisation.' });
    else response.status(wait === 0 ? 202 : runs.every(hasSucceeded) ? 200 : 207).json({ runs });
  },
);

/** Compares digests, so that neither content nor length shows in the time it takes. An unset secret lets nobody in. */
function isAuthorised(header: string | undefined): boolean {
  let secret: string;
  try {
    secret = requireSecret(cronSecret);
  } catch {
    runtime.log('CRON_SECRET is not set; every call is refused', { severity: 'ERROR' });
    return false;
  }
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
