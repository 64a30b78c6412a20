import { onRequest } from 'firebase-functions/https';
import { requireSecret, sealingKeys, webhookAccount, webhookPathKey } from '../config';
import { createAlleavesWebhookReader } from '../pos/alleaves/webhook';
import { publish, runtime } from '../runtime';
import { EVERY_FUNCTION } from '../sizing';
import { toLogFields } from '../store/errors';
import { answerProbe } from '../sync/answer-probe';
import { receiveWebhook } from '../sync/receive-webhook';

const SIGNATURE_HEADER = 'x-alleaves-signature';

/** Alleaves' deliveries: `POST /{org}/{generation}.{mac}`. Answers 2xx only after what was said is stored. */
export const alleavesWebhook = onRequest(
  {
    ...EVERY_FUNCTION,
    serviceAccount: webhookAccount,
    // Alleaves tries again what is not answered; a commit that takes longer than a minute is better tried anew.
    timeoutSeconds: 60,
    // A body has 512 KiB at the most, and 40 of them are 20 MiB beside Node's 150. One process took 50 deliveries a second.
    memory: '256MiB',
    concurrency: 40,
    // So many deliveries at once are a flood, and its cost stays bounded.
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
          log: runtime.log,
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
      runtime.log('a delivery could not be stored', { severity: 'ERROR', ...toLogFields(error) });
      response.status(503).json({ error: 'Try again' });
    }
  },
);
