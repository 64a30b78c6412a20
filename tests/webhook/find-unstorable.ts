import type { Write } from '../../functions/src/store/database';

const EARLIEST = new Date('0001-01-01T00:00:00.000Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Firestore's limit for a document, less a little for its name and the names of its fields. */
const MAX_CHARACTERS = 1_000_000;

/** Why Firestore would refuse a write that the memory database takes; null when it would not. */
export function findUnstorable(write: Write): string | null {
  if (write.op === 'delete') return null;
  if (JSON.stringify(write.data).length > MAX_CHARACTERS) return `${write.path}: too large`;
  const reason = reasonAgainst(write.data);
  return reason === null ? null : `${write.path}: ${reason}`;
}

function reasonAgainst(value: unknown): string | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'half a character' : null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'no finite number';
  if (value instanceof Date)
    return value >= EARLIEST && value <= LATEST ? null : 'time out of range';
  if (typeof value !== 'object') return `a ${typeof value}`;
  for (const [key, inner] of Object.entries(value)) {
    const isName = Array.isArray(value) || (key !== '' && !/^__.*__$/.test(key));
    const reason = isName
      ? LONE_SURROGATE.test(key)
        ? 'half a character'
        : reasonAgainst(inner)
      : 'a field name';
    if (reason !== null) return reason;
  }
  return null;
}
