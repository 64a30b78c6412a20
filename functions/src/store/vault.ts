import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const NONCE_BYTES = 12;
const KEY_BYTES = 32;

/** A shorter tag is easier to guess, so only whole ones open. */
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** A secret at rest. Without the deployment's key, and in any other place than its own, it is noise. */
export const sealedSchema = z.strictObject({
  keyId: z.string(),
  nonce: z.base64(),
  text: z.base64(),
  tag: z.base64(),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** What a sealed value is bound to; it opens nowhere else. */
export interface SealContext {
  readonly orgId: string;
  readonly purpose: 'posCredentials' | 'posSession' | 'webhook';
}

export interface Vault {
  seal(text: string, context: SealContext): Sealed;
  /** @throws Error when the key is unknown, or the value was altered or belongs elsewhere. */
  open(sealed: Sealed, context: SealContext): string;
}

/**
 * A vault over `id:base64key` pairs, comma separated. The first key seals; all of them open, so that a key can be replaced
 * while the old one is still in use.
 * @throws Error when a pair is malformed. The message holds no key.
 */
export function createVault(keys: string): Vault {
  const ring = new Map(keys.split(',').map(parseKey));
  const [currentId] = [...ring.keys()];
  if (currentId === undefined) throw new Error('no sealing key');
  const keyOf = (id: string): Buffer => {
    const key = ring.get(id);
    if (!key) throw new Error(`sealing key ${id} is not configured`);
    return key;
  };
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, keyOf(currentId), nonce).setAAD(boundTo(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return {
        keyId: currentId,
        nonce: nonce.toString('base64'),
        text: sealed.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    open(sealed, context) {
      const decipher = createDecipheriv(
        ALGORITHM,
        keyOf(sealed.keyId),
        Buffer.from(sealed.nonce, 'base64'),
        { authTagLength: TAG_BYTES },
      )
        .setAAD(boundTo(context))
        .setAuthTag(Buffer.from(sealed.tag, 'base64'));
      return decipher.update(sealed.text, 'base64', 'utf8') + decipher.final('utf8');
    },
  };
}

function parseKey(pair: string): [string, Buffer] {
  const [id, encoded, ...rest] = pair.trim().split(':');
  const key = Buffer.from(encoded ?? '', 'base64');
  if (!id || rest.length > 0 || key.length !== KEY_BYTES) {
    throw new Error('SEALING_KEYS must be id:base64 pairs of 32 bytes each, comma separated');
  }
  return [id, key];
}

function boundTo(context: SealContext): Buffer {
  return Buffer.from(`${context.orgId}\n${context.purpose}`);
}
