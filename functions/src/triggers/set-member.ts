import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding, ROLE_CHANGED } from '../caller';
import { membersAccount } from '../config';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { once } from '../once';
import { STAFF_CALL } from '../sizing';
import { openAccounts } from '../store/firebase-accounts';
import { setMember as decide, type SetMemberResult } from '../sync/set-member';

const REFUSALS = {
  not_allowed: ['permission-denied', ROLE_CHANGED],
  own_role: ['permission-denied', 'Nobody raises their own role: ask an owner.'],
  above_manager: [
    'permission-denied',
    'Managers decide about marketing and viewers only: ask an owner.',
  ],
  last_owner: [
    'failed-precondition',
    'This is the last owner of the organisation: make somebody else an owner first.',
  ],
  unknown: ['not-found', 'Nobody with this e-mail address is a member: look at the list again.'],
  full: [
    'resource-exhausted',
    'This account belongs to as many organisations as one can: use another e-mail address for this one.',
  ],
} as const satisfies Record<
  Extract<SetMemberResult, { outcome: 'refused' }>['reason'],
  readonly [
    'permission-denied' | 'failed-precondition' | 'not-found' | 'resource-exhausted',
    string,
  ]
>;

const accounts = once(() => openAccounts());

/** Gives somebody a role in one org, or takes it away. For managers, who decide about marketing and viewers, and owners. */
export const setMember = onCall(
  // The one function that may change sign-in accounts.
  { ...STAFF_CALL, serviceAccount: membersAccount, maxInstances: 5 },
  async (request): Promise<Callables['setMember']['response']> => {
    const input = requestSchemas.setMember.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name who is to have which role: { orgId, email, role: "owner" | "manager" | "marketing" | "viewer", or null to remove them }.',
      );
    }
    const { orgId } = input.data;
    const refusal = 'Only managers and owners of this organisation may change its members.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    const result = await decide(
      { db, accounts: accounts(), now, newId },
      { ...input.data, caller: by, by },
    );
    if (result.outcome === 'refused') {
      const [code, message] = REFUSALS[result.reason];
      throw new HttpsError(code, message);
    }
    const { uid, role, changed, passwordLink } = result;
    return { uid, role, changed, passwordLink };
  },
);
