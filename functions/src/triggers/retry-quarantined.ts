import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { MAX_NAMED_ROWS, requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { publish, runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { decideQuarantined } from '../sync/decide-quarantined';

/** Asks the POS again for rows in quarantine, or takes them off the list. For managers and owners. */
export const retryQuarantined = onCall(
  // Dismissing 400 rows takes as many commits.
  { ...STAFF_CALL, timeoutSeconds: 120 },
  async (request): Promise<Callables['retryQuarantined']['response']> => {
    const input = requestSchemas.retryQuarantined.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        `Name rows and action: { orgId, ids: up to ${MAX_NAMED_ROWS} ids or "all", action: "retry" | "dismiss" }.`,
      );
    }
    const { orgId, ids, action } = input.data;
    const refusal = 'Only managers and owners of this organisation may decide about these rows.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    return decideQuarantined(
      { db, publish, now, newId },
      { orgId, ids: ids === 'all' ? null : ids, action, by },
    );
  },
);
