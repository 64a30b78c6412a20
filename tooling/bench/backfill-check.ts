import type { Customer } from '../../functions/src/model/customer';
import type { Database } from '../../functions/src/store/database';
import { readRecordPage } from '../../functions/src/store/records';
import { readCurrentStats } from '../../functions/src/store/stats';
import type { Simulator } from '../../simulator/simulator';
import { compareCounts, compareCustomer } from '../demo/compare-with-truth';

/** Few and large: the emulator looks through everything for each page. */
const PAGE = 10_000;

/**
 * What stands in Firestore against what the simulator knows to be true: the org's counts, and of every customer the segment
 * and the sums over the orders, which no missing order leaves as they are.
 * @returns one line for every difference.
 */
export async function findDifferences(
  db: Database,
  orgId: string,
  simulator: Simulator,
): Promise<string[]> {
  const stored = await readCustomers(db, orgId);
  const truth = simulator.truth({ customers: true });
  const computedAt: Record<string, string> = {};
  for (const [id, { insights }] of stored)
    if (insights) computedAt[id] = insights.computedAt.toISOString();
  const segments: Record<string, string> = simulator.segmentsAt(computedAt);
  const differences = compareCounts(await readCurrentStats(db, orgId), truth);
  for (const customer of truth.perCustomer ?? []) {
    const { id_customer: id } = customer;
    differences.push(...compareCustomer(customer, segments[id] ?? null, stored.get(id)));
  }
  return differences;
}

async function readCustomers(db: Database, orgId: string): Promise<Map<string, Customer>> {
  const stored = new Map<string, Customer>();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readRecordPage>> = await readRecordPage(
      db,
      orgId,
      'customers',
      { after, limit: PAGE },
    );
    for (const record of page.records)
      if (record.stream === 'customers') stored.set(record.value.source.externalId, record.value);
    after = page.next;
  } while (after !== null);
  return stored;
}
