import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 18;

/** What a webhook URL of this deployment names. */
export interface WebhookTarget {
  readonly orgId: string;
  readonly generation: number;
}

/** The part of an org's webhook URL after the function: `/{org}/{generation}.{mac}`. Only this deployment's key can make it. */
export function webhookPath(orgId: string, generation: number, pathKey: string): string {
  return `/${orgId}/${generation}.${macOf(orgId, generation, pathKey).toString('base64url')}`;
}

/** The org and generation that a path names, or null when this deployment did not make it. Costs no Firestore read. */
export function readWebhookPath(path: string, pathKey: string): WebhookTarget | null {
  const match = /^\/([a-z][a-z0-9-]{1,38}[a-z0-9])\/([1-9]\d{0,5})\.([A-Za-z0-9_-]{24})$/.exec(
    path,
  );
  const [, orgId, generation, mac] = match ?? [];
  if (!orgId || !generation || !mac) return null;
  const expected = macOf(orgId, Number(generation), pathKey);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { orgId, generation: Number(generation) };
}

/**
 * Whether `signature` (hex, bare or after `sha256=`) is the HMAC-SHA256 of the raw body under one of the secrets.
 * Lengths are compared first, so that a cut signature is a refusal and not a crash.
 */
export function isSignedBy(
  secrets: readonly string[],
  body: Buffer,
  signature: string | undefined,
): boolean {
  const hex = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(signature ?? '')?.[1];
  if (!hex) return false;
  const given = Buffer.from(hex, 'hex');
  let signed = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    if (timingSafeEqual(given, createHmac('sha256', secret).update(body).digest())) signed = true;
  }
  return signed;
}

function macOf(orgId: string, generation: number, pathKey: string): Buffer {
  if (pathKey === '') throw new Error('WEBHOOK_PATH_KEY is not set');
  return createHmac('sha256', pathKey)
    .update(`webhook\n${orgId}\n${generation}`)
    .digest()
    .subarray(0, MAC_BYTES);
}
