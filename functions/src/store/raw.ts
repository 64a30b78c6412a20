import { z } from 'zod';
import { instantSchema } from '../model/primitives';
import type { Stream } from '../model/source';
import type { Reader } from './database';
import { parseDocument } from './parse';
import { pathOf, type PathName } from './paths';

/** `…/{record}/private/raw`: the payload that the stored version of a record was made from. No client reads it. */
export const rawSchema = z.strictObject({
  /** JSON text with every digit as it came, without what is never kept; null when it was too long to keep. */
  json: z.string().nullable(),
  /** The version of the rules that made the record of it. */
  normaliserVersion: z.int().min(1),
  /** The POS's clock when it served the payload; that of the record's version. */
  observedAt: instantSchema,
});
export type Raw = z.infer<typeof rawSchema>;

/** Where each stream's raw payloads lie. */
export const RAW_PATHS = {
  customers: 'customerRaw',
  orders: 'orderRaw',
  products: 'productRaw',
} as const satisfies Record<Stream, PathName>;

/** The raw payloads of these records, of those that have one. */
export async function readRaw(
  db: Reader,
  orgId: string,
  stream: Stream,
  ids: readonly string[],
): Promise<Map<string, Raw>> {
  const documents = await db.getAll(ids.map((id) => pathOf(RAW_PATHS[stream], { org: orgId, id })));
  const found = new Map<string, Raw>();
  for (const [index, id] of ids.entries()) {
    const raw = parseDocument(rawSchema, documents[index]);
    if (raw) found.set(id, raw);
  }
  return found;
}
