import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { cancelRun as cancel } from '../sync/cancel-run';

/** Ends a run of one org; what it has stored stays stored. For managers and owners. */
export const cancelRun = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['cancelRun']['response']> => {
    const input = requestSchemas.cancelRun.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name organisation and run: { orgId, runId }.');
    const { orgId, runId } = input.data;
    const refusal = 'Only managers and owners of this organisation may end a sync.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    const outcome = await cancel({ db, now, newId }, { orgId, runId, by });
    if (outcome === 'missing')
      throw new HttpsError('not-found', 'There is no such run: look at the list of runs again.');
    return { outcome };
  },
);
