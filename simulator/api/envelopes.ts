import type { Json, JsonObject } from '../world/json';

/** How a list is wrapped. */
export type EnvelopeForm =
  'array' | 'numeric' | 'customers' | 'orders' | 'data' | 'results' | 'items' | 'rows';

/**
 * Wraps rows: bare, as an object keyed "0", "1", … (an empty page is `{}`), or under a name.
 * `total` adds `total_rows` beside numeric keys.
 */
export function wrapRows(
  form: EnvelopeForm,
  rows: readonly JsonObject[],
  total: number | null = null,
): Json {
  if (form === 'array') return rows;
  if (form !== 'numeric') return { [form]: rows };
  const keyed: Record<string, Json> = {};
  for (const [index, row] of rows.entries()) keyed[String(index)] = row;
  return total === null || rows.length === 0 ? keyed : { ...keyed, total_rows: total };
}
