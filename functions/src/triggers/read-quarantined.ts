import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { readQuarantinedRow } from '../sync/read-quarantined-row';

/** One row in quarantine with what the POS sent, which no browser reads by itself. For managers and owners. */
export const readQuarantined = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['readQuarantined']['response']> => {
    const input = requestSchemas.readQuarantined.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name organisation and row: { orgId, id }.');
    const { orgId, id } = input.data;
    // The payload of a customer holds contact details, which marketing and above may see.
    const refusal = 'Only managers and owners of this organisation may see these rows.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    const row = await readQuarantinedRow({ db, now, newId }, { orgId, id, by });
    if (!row) {
      throw new HttpsError(
        'not-found',
        'This row is in quarantine no more: it validates now, or the point of sale no longer has it.',
      );
    }
    return row;
  },
);
