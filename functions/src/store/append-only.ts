import type { Write } from './database';

const AUDIT = /^orgs\/[^/]+\/audit\//;

/**
 * Refuses a commit that would change or remove what may only be added to: the audit. Every commit of Trellis asks, but for the removal
 * of a whole organisation, which leaves nothing of it.
 * @throws {RangeError}
 */
export function refuseRewriting(writes: readonly Write[]): void {
  const rewriting = writes.find(({ op, path }) => op !== 'create' && AUDIT.test(path));
  if (rewriting) throw new RangeError(`${rewriting.path} may not be changed or removed`);
}
