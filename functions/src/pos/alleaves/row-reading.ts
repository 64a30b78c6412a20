import type { z } from 'zod';
import type { Rejection } from '../../model/observation';
import type { Stream } from '../../model/source';
import type { ReadOneResult } from '../adapter';
import { isJsonObject } from './json';
import { wireId } from './wire-values';

/** What became of one row: a record, or a rejection that says why not. */
export type RowReading = Exclude<ReadOneResult, { outcome: 'missing' }>;

const ID_NAMES: Record<Stream, readonly string[]> = {
  customers: ['id_customer', 'id'],
  orders: ['id_order', 'id'],
  products: ['id_item'],
};

/** The document id of an Alleaves record: ids of different systems never meet, because each carries its origin. */
export function toDocumentId(externalId: string): string {
  return `alv_${externalId}`;
}

/** The POS's id of a row; null when it has none that can be read. */
export function readRowId(stream: Stream, row: unknown): string | null {
  if (!isJsonObject(row)) return null;
  for (const name of ID_NAMES[stream]) {
    const id = wireId.safeParse(row[name]);
    if (id.success && id.data !== null) return id.data;
  }
  return null;
}

/** The reasons of a failed parse: field and complaint, never the value. */
export function listReasons(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
}

/** A row that cannot become a record. `raw` must already be without what we do not keep. */
export function reject(
  rejection: Omit<Rejection, 'reasons'>,
  reasons: readonly string[],
): RowReading {
  return { outcome: 'rejected', rejection: { ...rejection, reasons: [...reasons] } };
}
