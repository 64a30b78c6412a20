import { HttpsError, onCall } from 'firebase-functions/https';
import { requireRole } from '../caller';
import { insightsAccount } from '../config';
import {
  createRecommender,
  type RecommendationResult,
} from '../insights/recompute-recommendations';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { once } from '../once';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';

const REFUSALS = {
  no_org: ['not-found', 'There is no such organisation.'],
  no_location: ['not-found', 'The organisation has no such location.'],
  no_customer: ['not-found', 'There is no such customer.'],
  gone: ['not-found', 'This customer was deleted or erased.'],
  guest: ['failed-precondition', 'Walk-in sales belong to many people: nothing is recommended.'],
  not_computed: ['failed-precondition', 'Nothing is known of this customer yet; try again soon.'],
  no_orders: ['failed-precondition', 'This customer has not bought anything yet.'],
} as const satisfies Record<
  Extract<RecommendationResult, { outcome: 'refused' }>['reason'],
  readonly ['not-found' | 'failed-precondition', string]
>;

const recommend = once(() => {
  const { now, log } = runtime;
  return createRecommender({ db: runtime.database(), now, log });
});

/** The up to five products to offer to a customer now, each with its reasons. For members of any role. */
export const recommendFor = onCall(
  {
    ...STAFF_CALL,
    serviceAccount: insightsAccount,
    timeoutSeconds: 60,
    // The catalogues of some orgs stay in memory for a minute.
    memory: '512MiB',
  },
  async (request): Promise<Callables['recommendFor']['response']> => {
    const input = requestSchemas.recommendFor.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name organisation and customer, and a location if only its stock matters: { orgId, customerId, locationId }.',
      );
    }
    const { orgId, customerId, locationId = null } = input.data;
    const refusal = 'Only members of this organisation may see its customers.';
    requireRole(request, { orgId, least: 'viewer', refusal });
    const result = await recommend()({ orgId, customerId, locationId });
    if (result.outcome === 'refused') {
      const [code, message] = REFUSALS[result.reason];
      throw new HttpsError(code, message);
    }
    return { recommendations: result.recommendations, asOf: result.asOf.toISOString() };
  },
);
