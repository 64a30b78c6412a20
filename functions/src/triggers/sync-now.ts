import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { publish, runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { requestManualRun } from '../sync/request-manual-run';

/** Asks for a run of one org, on behalf of staff. For managers and owners, once a minute. */
export const syncNow = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['syncNow']['response']> => {
    const input = requestSchemas.syncNow.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name the organisation: { orgId }.');
    const { orgId } = input.data;
    const refusal = 'Only managers and owners of this organisation may start a sync.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const run = await requestManualRun({ db, publish, now: runtime.now }, { orgId, by });
    if (run.outcome === 'too_soon') {
      const seconds = Math.ceil(run.retryAfterMs / 1000);
      throw new HttpsError(
        'resource-exhausted',
        `A sync was asked for a moment ago; try again in ${seconds} s.`,
        run,
      );
    }
    return { runId: run.runId };
  },
);
