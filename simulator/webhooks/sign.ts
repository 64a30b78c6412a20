import { createHmac } from 'node:crypto';

/** Name of the signature header. */
export const SIGNATURE_HEADER = 'x-alleaves-signature';
/** Name of the optional header with the instant of sending, ISO. */
export const TIMESTAMP_HEADER = 'x-alleaves-timestamp';

/** The signature of a raw body: HMAC-SHA256 in lower-case hex, bare or as `sha256=<hex>`. */
export function signBody(secret: string, raw: Buffer, form: 'bare' | 'prefixed'): string {
  const hex = createHmac('sha256', secret).update(raw).digest('hex');
  return form === 'bare' ? hex : `sha256=${hex}`;
}
