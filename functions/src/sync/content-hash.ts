import { createHash } from 'node:crypto';
import { canonicalJson } from '../model/canonical-json';
import type { Observation } from '../model/observation';

const HASH_LENGTH = 22;

/**
 * A digest of what an observation says: the normalised record, its private companion and the POS's update time,
 * but not when it was observed, nor the raw payload, in which some fields change with every sale.
 * Equal content gives equal digests whatever the order of keys. 128 bits, base64url.
 */
export function contentHash(observation: Observation): string {
  const { stream, id, externalId, updatedAt, body } = observation;
  const companion = stream === 'products' ? observation.cost : observation.contact;
  const text = canonicalJson({ stream, id, externalId, updatedAt, body, companion });
  return createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH);
}
