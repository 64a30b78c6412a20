import { isJsonObject } from '../world/json';
import type { Json, JsonObject } from '../world/json';
import { wholeNumber } from './answer';

/** Applies `filter` of a Kendo body; only `eq` under `and` is known, anything else is null. */
export function filterRows(
  rows: readonly JsonObject[],
  filter: Json | undefined,
): readonly JsonObject[] | null {
  if (filter === undefined || filter === null) return rows;
  if (
    !isJsonObject(filter) ||
    (filter['logic'] ?? 'and') !== 'and' ||
    !Array.isArray(filter['filters'])
  )
    return null;
  let left = rows;
  for (const rule of filter['filters']) {
    if (!isJsonObject(rule) || rule['operator'] !== 'eq' || typeof rule['field'] !== 'string')
      return null;
    const { field, value } = rule;
    left = left.filter((row) => row[field] === value);
  }
  return left;
}

/** Applies `skip` and `take`; without `take`, every row after `skip`. */
export function takeRows(rows: readonly JsonObject[], body: JsonObject): readonly JsonObject[] {
  const skip = wholeNumber(body['skip']) ?? 0;
  const take = wholeNumber(body['take']) ?? rows.length;
  return rows.slice(skip, skip + take);
}
