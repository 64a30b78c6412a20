/** A precondition of a commit did not hold: somebody else wrote first. Read again, decide again. */
export class CommitConflict extends Error {
  override readonly name = 'CommitConflict';
}

/** Firestore could not be asked, or did not answer in time. A write that ends so may or may not have happened. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A lease is held by somebody else, or was taken from this holder. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  /** Who holds it, as far as that was seen. */
  readonly holder: string | null;

  constructor(message: string, details: { holder?: string | null; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.holder = details.holder ?? null;
  }
}

/** A stored document does not have the shape that its path promises. */
export class CorruptDocument extends Error {
  override readonly name = 'CorruptDocument';

  constructor(path: string, detail: string) {
    super(`${path}: ${detail}`);
  }
}

const CONFLICT_CODES = new Set([5, 6, 9]);
const UNAVAILABLE_CODES = new Set([1, 2, 4, 8, 10, 13, 14]);

/**
 * Turns an error of the Firestore client into one of ours by its gRPC status code; anything else stays as it is. Only a
 * commit can conflict: the same code on a read means something else, such as a missing index.
 */
export function toStoreError(error: unknown, call: 'read' | 'commit'): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number')
    return error;
  if (call === 'commit' && CONFLICT_CODES.has(error.code))
    return new CommitConflict(error.message, { cause: error });
  if (UNAVAILABLE_CODES.has(error.code))
    return new StoreUnavailable(error.message, { cause: error });
  return error;
}

/**
 * What may be logged of an error: its class and status code, and its text only where that names paths and fields and
 * never values.
 */
export function toLogFields(error: unknown): Record<string, string | number> {
  if (!(error instanceof Error)) return { error: typeof error };
  const isOurs =
    error instanceof CorruptDocument ||
    error instanceof CommitConflict ||
    error instanceof StoreUnavailable;
  const code = 'code' in error && typeof error.code === 'number' ? { code: error.code } : {};
  const where = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
  return {
    error: error.name,
    ...code,
    ...(isOurs ? { message: error.message.slice(0, 300) } : {}),
    ...(where ? { where } : {}),
  };
}
