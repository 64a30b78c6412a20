import type { Database } from '../store/database';
import { everyoneWrite } from '../store/outbox';

/** What asking for a recompute of everyone works with. */
export interface EveryoneCollaborators {
  readonly db: Database;
  readonly now: () => Date;
}

/**
 * Has every customer of an org computed, by an entry in its outbox. Whoever drains that takes it apart where there are many.
 * Customers who come later are computed with the current rules and fit anyway.
 * Where other rules or another fit are the reason, put `everyoneWrite` into their own commit instead.
 * @throws {StoreUnavailable} then it is unknown whether they will be: call it again.
 */
export async function recomputeEveryone(
  { db, now }: EveryoneCollaborators,
  orgId: string,
): Promise<void> {
  await db.commit([everyoneWrite(orgId, now())]);
}
