import { isJsonObject } from '../world/json';
import type { Json, JsonObject } from '../world/json';

/** An amount of cents as the POS writes it: dollars, as a number or as text with two decimals. */
export function dollars(cents: number, asText: boolean): number | string {
  return asText ? (cents / 100).toFixed(2) : cents / 100;
}

/** An instant as the POS writes it; `naive` leaves the zone marker out. */
export function instant(atMs: number, naive = false): string {
  const text = new Date(atMs).toISOString();
  return naive ? text.slice(0, -1) : text;
}

const ID_KEY = /^id(_|$)/;

/** The same value with every identifier, at any depth, as a string of digits. */
export function withTextIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withTextIds);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json | undefined] => {
    if (ID_KEY.test(key) && (typeof inner === 'number' || typeof inner === 'bigint'))
      return [key, String(inner)];
    return [key, inner === undefined ? undefined : withTextIds(inner)];
  });
  return Object.fromEntries(entries);
}

/** {@link withTextIds} of a row, when asked for. */
export function shapeIds(row: JsonObject, asText: boolean): JsonObject {
  const shaped = asText ? withTextIds(row) : row;
  return isJsonObject(shaped) ? shaped : row;
}
