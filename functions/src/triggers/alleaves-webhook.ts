import { onRequest, type Request } from 'firebase-functions/https';
import { discardRest, readBody } from '../bodies';
import { requireSecret, sealingKeys, webhookAccount, webhookPathKey } from '../config';
import { createAlleavesWebhookReader } from '../pos/alleaves/webhook';
import { once } from '../once';
import { publish, runtime } from '../runtime';
import { EVERY_FUNCTION } from '../sizing';
import { toLogFields } from '../store/errors';
import { answerProbe } from '../sync/answer-probe';
import {
  checkHead,
  MAX_BODY_BYTES,
  receiveWebhook,
  TOO_SLOW,
  type WebhookAnswer,
} from '../sync/receive-webhook';
import { createWebhookOrgs } from '../sync/webhook-orgs';

const SIGNATURE_HEADER = 'x-alleaves-signature';

/** Ten times as long as the largest body takes over a slow line. */
const BODY_LIMITS = { maxBytes: MAX_BODY_BYTES, timeoutMs: 5_000 };

const webhookOrgs = once(() => {
  const { now } = runtime;
  return createWebhookOrgs({ db: runtime.database(), vault: runtime.vault(), now });
});

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
      const answer =
        request.method === 'POST'
          ? await takeDelivery(request, pathKey)
          : answerProbe({
              method: request.method,
              path: request.path,
              challenge: request.query['challenge'],
              pathKey,
            });
      discardRest(request, BODY_LIMITS);
      response.status(answer.status).json(answer.body);
    } catch (error) {
      runtime.log('a delivery could not be stored', { severity: 'ERROR', ...toLogFields(error) });
      response.status(503).json({ error: 'Try again' });
    }
  },
);

async function takeDelivery(request: Request, pathKey: string): Promise<WebhookAnswer> {
  const { path } = request;
  const encoding = request.get('content-encoding');
  const length = Number(request.get('content-length') ?? 0);
  const head = checkHead({ pathKey, log: runtime.log }, { path, encoding, length });
  if ('refusal' in head) return head.refusal;
  // The framework has read it where it could not be told to leave it.
  const { rawBody }: { readonly rawBody?: Buffer } = request;
  const body = rawBody ?? (await readBody(request, BODY_LIMITS));
  if (body === null) return TOO_SLOW;
  return receiveWebhook(
    {
      db: runtime.database(),
      reader: createAlleavesWebhookReader(),
      pathKey,
      loadOrg: webhookOrgs(),
      publish,
      now: runtime.now,
      newId: runtime.newId,
      log: runtime.log,
    },
    { path, signature: request.get(SIGNATURE_HEADER), encoding, body },
  );
}
