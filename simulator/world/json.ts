/** What the simulator writes. A bigint becomes a JSON number with all its digits. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A scalar as text; the empty text for null, lists and objects. */
export function scalarText(value: unknown): string {
  const scalar =
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean';
  return scalar ? String(value) : '';
}

/** Whether a value is a JSON object (neither a list nor null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
