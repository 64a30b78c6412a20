import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { insightsAccount } from '../config';
import { previewRules, saveRules } from '../insights/recompute-rules';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';

/**
 * Changes the thresholds of segments and tiers and the horizons of the lifetime value, or shows first whom that would move. For
 * managers and above.
 */
export const updateSegmentRules = onCall(
  // A preview reads every customer of the org once, page by page, and keeps their moves; several at once would share one CPU.
  {
    ...STAFF_CALL,
    serviceAccount: insightsAccount,
    timeoutSeconds: 300,
    memory: '512MiB',
    concurrency: 4,
    maxInstances: 5,
  },
  async (request): Promise<Callables['updateSegmentRules']['response']> => {
    const input = requestSchemas.updateSegmentRules.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name what to change: { orgId, rules: { segments, tiers, lifetimeHorizons }, preview: true }, or preview: false and the expectedVersion.',
      );
    }
    const { orgId, rules } = input.data;
    const refusal = 'Only managers and owners of this organisation may change its rules.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'manager', refusal });
    const { now, newId, log } = runtime;
    const collaborators = { db, now, newId, log };
    const result = input.data.preview
      ? await previewRules(collaborators, { orgId, rules })
      : await saveRules(collaborators, {
          orgId,
          rules,
          by,
          expectedVersion: input.data.expectedVersion,
        });
    if (result.outcome === 'missing')
      throw new HttpsError('not-found', 'There is no such organisation.');
    if (result.outcome === 'invalid') throw new HttpsError('out-of-range', result.problem);
    if (result.outcome === 'conflict') {
      throw new HttpsError(
        'aborted',
        `The rules have been changed meanwhile: version ${result.version} is current. Look at them and decide again.`,
      );
    }
    return result;
  },
);
