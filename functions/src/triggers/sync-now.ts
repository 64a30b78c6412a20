import { HttpsError, onCall } from 'firebase-functions/https';
import { z } from 'zod';
import { REGION } from '../config';
import { isAtLeast, roleSchema } from '../model/member';
import { orgIdSchema } from '../model/primitives';
import { publish, runtime } from '../runtime';
import { requestManualRun } from '../sync/request-manual-run';

const requestSchema = z.strictObject({ orgId: orgIdSchema });
const claimsSchema = z.looseObject({ orgs: z.record(z.string(), roleSchema) });

/** Asks for a run of one org, on behalf of staff. For managers and owners, once a minute. */
export const syncNow = onCall(
  { region: REGION, timeoutSeconds: 30, memory: '256MiB', maxInstances: 10 },
  async (request) => {
    const input = requestSchema.safeParse(request.data);
    if (!input.success)
      throw new HttpsError('invalid-argument', 'Name the organisation: { orgId }.');
    const { orgId } = input.data;
    const claims = claimsSchema.safeParse(request.auth?.token);
    if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first.');
    const role = claims.success ? claims.data.orgs[orgId] : undefined;
    if (!role || !isAtLeast(role, 'manager')) {
      throw new HttpsError(
        'permission-denied',
        'Only managers and owners of this organisation may start a sync.',
      );
    }
    const run = await requestManualRun(
      { db: runtime.database(), publish, now: runtime.now },
      orgId,
    );
    if (run.outcome === 'too_soon') {
      const seconds = Math.ceil(run.retryAfterMs / 1000);
      throw new HttpsError(
        'resource-exhausted',
        `A sync was asked for a moment ago; try again in ${seconds} s.`,
        run,
      );
    }
    return { runId: run.runId };
  },
);
