import { stringify } from 'lossless-json';
import type { Json } from '../world/json';

function hasBigint(value: unknown): boolean {
  if (typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasBigint);
}

/** JSON text with every digit of every number; the built-in writer is used when no number needs care. */
export function writeJson(value: Json): string {
  return hasBigint(value) ? (stringify(value) ?? 'null') : JSON.stringify(value);
}
