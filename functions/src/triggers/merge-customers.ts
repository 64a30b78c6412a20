import { HttpsError, onCall } from 'firebase-functions/https';
import type { z } from 'zod';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { mergeCustomers as decide, type MergeResult } from '../sync/merge-customers';

const REFUSALS = {
  missing: ['not-found', 'There is no such suggestion any more.'],
  other_customer: ['invalid-argument', 'Name a customer of the suggestion as the primary one.'],
  accepted: ['failed-precondition', 'The two are linked already: undo that first.'],
  gone: ['failed-precondition', 'One of the two is no longer a customer.'],
  no_order: ['failed-precondition', 'The order is no longer there.'],
  named: ['failed-precondition', 'The point of sale says by now whose order it is.'],
  linked: ['failed-precondition', 'One of the two is linked to another customer: undo that first.'],
  leads: ['failed-precondition', 'Others are linked to this customer: name it as the primary one.'],
  full: ['failed-precondition', 'Too many customers are linked to the primary one.'],
} as const satisfies Record<
  Extract<MergeResult, { outcome: 'refused' }>['reason'],
  readonly ['not-found' | 'invalid-argument' | 'failed-precondition', string]
>;

/** Accepts, rejects or takes back that two customers are one person, or an order a customer's. For those who may see contact details: marketing and above. */
export const mergeCustomers = onCall(
  STAFF_CALL,
  async (request): Promise<Callables['mergeCustomers']['response']> => {
    const input = requestSchemas.mergeCustomers.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name suggestion and decision: { orgId, suggestionId, decision: "accept" | "reject" | "undo" }, and for "accept" the primary customer.',
      );
    }
    const { orgId, suggestionId } = input.data;
    const refusal = 'Only marketing, managers and owners of this organisation may decide this.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'marketing', refusal });
    const { now, newId } = runtime;
    const result = await decide(
      { db, now, newId },
      { orgId, suggestionId, decision: toDecision(input.data), by },
    );
    if (result.outcome === 'refused') {
      const [code, message] = REFUSALS[result.reason];
      throw new HttpsError(code, message);
    }
    return { state: result.state };
  },
);

function toDecision(input: z.infer<typeof requestSchemas.mergeCustomers>) {
  if (input.decision === 'accept') return { kind: input.decision, primary: input.primary };
  return { kind: input.decision };
}
