import type { PosRenormaliser } from '../adapter';
import { isJsonObject, parseJson } from './json';
import { createLocationBook } from './location-book';
import { reject, type RowReading } from './row-reading';
import { toCustomer } from './to-customer';
import { toOrder } from './to-order';
import { toProduct } from './to-product';

type Stored = Parameters<PosRenormaliser['renormalise']>[0];

function parse(raw: string): unknown {
  try {
    return parseJson(raw);
  } catch {
    return undefined;
  }
}

function read(stored: Stored, payload: unknown): RowReading {
  const { stream, externalId, observedAt, pos } = stored;
  if (stream === 'customers') return toCustomer(payload, observedAt);
  if (stream === 'orders') {
    const locations = createLocationBook(pos.locations);
    return toOrder(payload, { observedAt, locations, statusTable: pos.statusTable });
  }
  const [only, ...others] = pos.locations;
  const onlyLocation = others.length === 0 ? (only?.id ?? null) : null;
  const rows = Array.isArray(payload) ? payload : [];
  return toProduct({ externalId, rows }, { observedAt, onlyLocation });
}

/**
 * Makes records of stored Alleaves payloads with the converters that walks and webhooks use: what was served then, understood
 * as it would be today. What was never kept of a payload is not needed to make a record of it.
 */
export function createAlleavesRenormaliser(): PosRenormaliser {
  return {
    provider: 'alleaves',
    renormalise(stored) {
      const { stream, externalId, observedAt, raw } = stored;
      const payload = parse(raw);
      const about = { stream, externalId, observedAt, raw };
      const isReadable = stream === 'products' ? Array.isArray(payload) : isJsonObject(payload);
      if (!isReadable) return reject(about, ['the stored payload is not JSON of the right kind']);
      const reading = read(stored, payload);
      if (reading.outcome === 'found' && reading.observation.externalId !== externalId)
        return reject(about, ['the stored payload is of another record']);
      return reading;
    },
  };
}
