import { isJsonObject } from '../world/json';
import type { Json } from '../world/json';

/** A value that came as JSON, with `{ "$number": "9007199254740993" }` turned into an integer of exactly these digits. */
export function toJson(value: unknown): Json {
  if (Array.isArray(value)) return value.map(toJson);
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint'
  )
    return value;
  if (!isJsonObject(value)) return null;
  const { $number: digits } = value;
  if (typeof digits === 'string' && /^-?\d+$/.test(digits)) return BigInt(digits);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => [key, toJson(inner)]),
  );
}
