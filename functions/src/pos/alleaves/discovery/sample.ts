import { isJsonObject } from '../json';
import { wireId } from '../wire-values';
import type { ProbeIds } from './probes';

/** Rows to learn from, which are to be forgotten. */
export interface SampleRows {
  readonly locations: readonly unknown[];
  readonly customers: readonly unknown[];
  readonly orders: readonly unknown[];
  readonly stock: readonly unknown[];
}

/** The first ids that rows name, to ask for single records with. They go into requests and into nothing else. */
export function idsFrom(rows: SampleRows): ProbeIds {
  return {
    location: firstId(rows.locations, ['id_location']),
    customer: firstId(rows.customers, ['id_customer', 'id']),
    order: firstId(rows.orders, ['id_order', 'id']),
    batch: firstId(rows.stock, ['id_batch']),
  };
}

function firstId(rows: readonly unknown[], names: readonly string[]): string | null {
  for (const row of rows) {
    for (const name of names) {
      const id = isJsonObject(row) ? wireId.safeParse(row[name]) : null;
      if (id?.success && id.data !== null) return id.data;
    }
  }
  return null;
}
