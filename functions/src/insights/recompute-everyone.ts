import { listCustomerIds } from '../store/customer-ids';
import type { Database } from '../store/database';
import { partWrite } from '../store/outbox';
import { planParts } from './plan-parts';

/** What asking for a recompute of everyone works with. */
export interface EveryoneCollaborators {
  readonly db: Database;
  readonly now: () => Date;
}

/**
 * Leaves entries of bounded size in the outbox that name every customer of an org: their rules or their fit are others now.
 * Store those first. Who becomes a customer afterwards is computed with them anyway. Called again while the entries wait, it
 * adds none.
 * @returns how many customers are named, walk-in rows and erased ones included.
 * @throws {StoreUnavailable} then some of the entries may be there: call it again.
 */
export async function recomputeEveryone(
  { db, now }: EveryoneCollaborators,
  orgId: string,
): Promise<number> {
  const customers = await listCustomerIds(db, orgId);
  // One commit each: a part may be almost 1 MiB.
  for (const part of planParts({ customers, days: [], products: [] }))
    await db.commit([partWrite(orgId, part, now())]);
  return customers.length;
}
