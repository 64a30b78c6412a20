import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { changeOrgSettings } from '../sync/change-org-settings';

/** Pauses or resumes the syncs of one org, or changes how often they come. For managers and owners. */
export const updateOrg = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['updateOrg']['response']> => {
    const input = requestSchemas.updateOrg.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name what to change: { orgId, status: "active" | "paused", intervalMinutes: a whole number from 5 to 1440 }, or one of the two.',
      );
    }
    const { orgId, ...wanted } = input.data;
    const refusal = 'Only managers and owners of this organisation may change its schedule.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    const settings = await changeOrgSettings({ db, now, newId }, { orgId, wanted, by });
    if (!settings) throw new HttpsError('not-found', 'There is no such organisation.');
    return settings;
  },
);
