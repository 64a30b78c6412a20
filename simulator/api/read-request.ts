import type { IncomingMessage } from 'node:http';
import { isLosslessNumber, parse } from 'lossless-json';
import type { Json } from '../world/json';

const LARGEST_BODY = 16 * 1024 * 1024;

/** The request is not JSON, or larger than any the simulator takes. */
export class UnreadableRequestError extends Error {
  override readonly name = 'UnreadableRequestError';
}

/** A number with all its digits: a bigint when a plain number would round it. */
function readNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

function simplify(value: unknown): Json {
  if (isLosslessNumber(value)) return readNumber(value.value);
  if (Array.isArray(value)) return value.map(simplify);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]): [string, Json] => [key, simplify(inner)]),
    );
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** The JSON body of a request; null for none. @throws {UnreadableRequestError} */
export async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > LARGEST_BODY) throw new UnreadableRequestError('Body too large');
    chunks.push(part);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return null;
  try {
    return simplify(parse(text));
  } catch {
    throw new UnreadableRequestError('Body is not JSON');
  }
}
