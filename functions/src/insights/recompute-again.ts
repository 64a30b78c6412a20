import { CommitConflict, LeaseLost, StoreUnavailable } from '../store/errors';

const ATTEMPTS = 3;

/** Does it again while that is worth it. */
export async function again<T>(task: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt >= attempts) throw error;
    }
  }
}

/** Whether an error says nothing about what was to be computed, only that it could not be read or stored now. */
export function isOfTheStore(error: unknown): boolean {
  return (
    error instanceof LeaseLost ||
    error instanceof CommitConflict ||
    error instanceof StoreUnavailable
  );
}
