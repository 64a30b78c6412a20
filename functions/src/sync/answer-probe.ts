import { readWebhookPath } from './webhook-url';

const MAX_CHALLENGE = 200;

/** Events that the receiver understands; others are kept and counted. */
export const WEBHOOK_EVENTS = [
  'customer.created',
  'customer.updated',
  'order.created',
  'order.updated',
  'inventory.updated',
  'inventory.low_stock',
  'product.updated',
  'product.deleted',
] as const;

/** Answers whoever asks whether the receiver is there: an echo of a challenge, or what it understands. Reads nothing. */
export function answerProbe(probe: {
  method: string;
  path: string;
  challenge: unknown;
  pathKey: string;
}): {
  status: 200 | 400 | 401 | 405;
  body: Readonly<Record<string, unknown>>;
} {
  if (probe.method !== 'GET' && probe.method !== 'HEAD')
    return { status: 405, body: { error: 'Use POST' } };
  if (!readWebhookPath(probe.path, probe.pathKey))
    return { status: 401, body: { error: 'Invalid signature' } };
  const { challenge } = probe;
  if (challenge === undefined) {
    return {
      status: 200,
      body: { status: 'ready', endpoint: 'alleavesWebhook', events: WEBHOOK_EVENTS },
    };
  }
  if (typeof challenge !== 'string' || challenge.length > MAX_CHALLENGE) {
    return {
      status: 400,
      body: { error: `challenge must be one text of at most ${MAX_CHALLENGE} characters` },
    };
  }
  return { status: 200, body: { challenge } };
}
