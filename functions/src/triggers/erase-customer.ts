import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { eraseConfirmed } from '../sync/erase-confirmed';

/** Erases a customer for good, whose number has to be typed for it. For owners. */
export const eraseCustomer = onCall(
  // Traces lie in several places; whoever has many moves and deliveries takes several commits. Erasing is rare, and never in bulk.
  { ...STAFF_CALL, timeoutSeconds: 120, concurrency: 5, maxInstances: 2 },
  async (request): Promise<Callables['eraseCustomer']['response']> => {
    const input = requestSchemas.eraseCustomer.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name the customer, and type their number: { orgId, customerId, confirmation }.',
      );
    }
    const { orgId, customerId, confirmation } = input.data;
    const refusal = 'Only owners of this organisation may erase a customer.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'owner', refusal });
    const { now, newId } = runtime;
    const result = await eraseConfirmed(
      { db, now, newId },
      { orgId, customerId, confirmation, by },
    );
    if (result.outcome === 'unconfirmed') {
      throw new HttpsError(
        'failed-precondition',
        'What you typed is not the number of this customer: nothing was erased.',
      );
    }
    if (result.outcome === 'unknown')
      throw new HttpsError('not-found', 'There is no such customer.');
    const { erasedAt, counts } = result.receipt;
    return {
      outcome: result.outcome,
      erasedAt: erasedAt.toISOString(),
      ordersKept: counts.ordersKept,
    };
  },
);
