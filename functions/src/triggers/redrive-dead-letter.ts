import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { publish, runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { redriveDeadLetter as redrive, type Redriven } from '../sync/dead-letters';

const REFUSALS = {
  missing: ['not-found', 'There is no such entry: look at the list again.'],
  already_redriven: [
    'failed-precondition',
    'Somebody has had it tried again already: the list of runs shows what came of it.',
  ],
} as const satisfies Record<
  Exclude<Redriven['outcome'], 'redriven'>,
  readonly ['not-found' | 'failed-precondition', string]
>;

/** Tries again what was given up after it had failed again and again. For managers and owners. */
export const redriveDeadLetter = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['redriveDeadLetter']['response']> => {
    const input = requestSchemas.redriveDeadLetter.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name what to try again: { orgId, id }.');
    const { orgId, id } = input.data;
    const refusal = 'Only managers and owners of this organisation may try this again.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId } = runtime;
    const redriven = await redrive({ db, publish, now, newId }, { orgId, id, by });
    if (redriven.outcome !== 'redriven') {
      const [code, message] = REFUSALS[redriven.outcome];
      throw new HttpsError(code, message);
    }
    return { as: redriven.as };
  },
);
