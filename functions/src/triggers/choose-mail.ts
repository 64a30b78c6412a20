import { HttpsError, onCall } from 'firebase-functions/https';
import { requireRole, ROLE_CHANGED } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { chooseMail as choose } from '../reports/choose-mail';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';

/** What the caller gets by e-mail of one org, from now on. For members of any role, each for themselves. */
export const chooseMail = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['chooseMail']['response']> => {
    const input = requestSchemas.chooseMail.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name what you want: { orgId, report: true or false, notices: true or false }, or one of the two.',
      );
    }
    const { orgId, ...wanted } = input.data;
    const refusal = 'Only members of this organisation get its mail.';
    const uid = requireRole(request, { orgId, least: 'viewer', refusal });
    const standing = await choose(runtime.database(), { orgId, uid, wanted });
    // What is stored is of the membership itself: there is none to store it with.
    if (!standing) throw new HttpsError('permission-denied', ROLE_CHANGED);
    return standing;
  },
);
