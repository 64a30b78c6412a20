import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { decideHold as decide, type DecidedHold } from '../sync/decide-hold';

const REFUSALS = {
  missing: ['not-found', 'Nothing is held here any more: look again.'],
  closed: [
    'failed-precondition',
    'Nothing is left to decide: a later sync found everything as it should be.',
  ],
  changed: [
    'aborted',
    'It is about other records now than the ones you looked at: look again and decide about those.',
  ],
  nothing_to_confirm: [
    'failed-precondition',
    'It names no records that could be deleted; it ends by itself when the point of sale returns some.',
  ],
} as const satisfies Record<
  Exclude<DecidedHold['outcome'], 'decided'>,
  readonly ['not-found' | 'failed-precondition' | 'aborted', string]
>;

/** Decides about records that vanished together, just those that were shown. For managers and owners. */
export const decideHold = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['decideHold']['response']> => {
    const input = requestSchemas.decideHold.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name what is held, as it was shown, and the decision: { orgId, id, digest, decision: "confirm" | "reject" }.',
      );
    }
    const { orgId, id: stream, digest } = input.data;
    const refusal = 'Only managers and owners of this organisation may decide this.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const decision = input.data.decision === 'confirm' ? 'confirmed' : 'rejected';
    const { now, newId } = runtime;
    const decided = await decide({ db, now, newId }, { orgId, stream, decision, digest, by });
    if (decided.outcome !== 'decided') {
      const [code, message] = REFUSALS[decided.outcome];
      throw new HttpsError(code, message);
    }
    const { ids } = decided.hold;
    return { state: decision, decidedAt: decided.at.toISOString(), records: ids.length };
  },
);
