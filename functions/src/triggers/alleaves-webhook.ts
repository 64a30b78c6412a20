import { logger } from 'firebase-functions';
import { onRequest } from 'firebase-functions/https';
import { REGION, requireSecret, sealingKeys, webhookPathKey } from '../config';
import { createAlleavesWebhookReader } from '../pos/alleaves/webhook';
import { publish, runtime } from '../runtime';
import { answerProbe } from '../sync/answer-probe';
import { receiveWebhook } from '../sync/receive-webhook';

const SIGNATURE_HEADER = 'x-alleaves-signature';

/** Alleaves' deliveries: `POST /{org}/{generation}.{mac}`. Answers 2xx only after what was said is stored. */
export const alleavesWebhook = onRequest(
  {
    region: REGION,
    timeoutSeconds: 60,
    memory: '256MiB',
    concurrency: 40,
    maxInstances: 50,
    secrets: [sealingKeys, webhookPathKey],
  },
  async (request, response) => {
    try {
      const pathKey = requireSecret(webhookPathKey);
      if (request.method !== 'POST') {
        const probe = answerProbe({
          method: request.method,
          path: request.path,
          challenge: request.query['challenge'],
          pathKey,
        });
        response.status(probe.status).json(probe.body);
        return;
      }
      const answer = await receiveWebhook(
        {
          db: runtime.database(),
          reader: createAlleavesWebhookReader(),
          pathKey,
          loadOrg: runtime.webhookOrgs(),
          publish,
          now: runtime.now,
          newId: runtime.newId,
        },
        {
          path: request.path,
          signature: request.get(SIGNATURE_HEADER),
          encoding: request.get('content-encoding'),
          body: request.rawBody ?? Buffer.alloc(0),
        },
      );
      response.status(answer.status).json(answer.body);
    } catch (error) {
      logger.error('a delivery could not be stored', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      response.status(503).json({ error: 'Try again' });
    }
  },
);
