import { STREAMS, type Stream } from '../../functions/src/model/source';
import type { Difference } from './difference';
import type { PosSide, Seen, SeenOrder, StoredSide } from './seen-records';

/** What comparing record by record found. */
export interface RecordComparison {
  readonly differences: readonly Difference[];
  /** Document ids of records that were stored anew while the POS was being read: no difference, and no part of sums. */
  readonly changedMeanwhile: ReadonlySet<string>;
}

/**
 * Every record of one side against the other, by id and content hash. Customers known only by an order, and rows that are
 * no records at the POS either and lie in quarantine, are as they should be. So are customers who were erased here, and orders
 * without the contact details that were erased with them.
 */
export function compareRecords(pos: PosSide, stored: StoredSide): RecordComparison {
  const differences: Difference[] = [];
  const changedMeanwhile = new Set<string>();
  for (const stream of STREAMS) {
    const comparison = compareStream(stream, pos, stored);
    differences.push(...comparison.differences);
    for (const id of comparison.changedMeanwhile) changedMeanwhile.add(id);
  }
  const erased = new Set([...stored.erased].map((id) => quarantineIdOf('customers', id)));
  for (const [id, stream] of pos.rejected) {
    if (stored.quarantined.has(id) || erased.has(id)) continue;
    const detail = 'is no valid row at the POS and is not in quarantine';
    differences.push({ kind: 'not_in_quarantine', stream, id, detail });
  }
  return { differences, changedMeanwhile };
}

function compareStream(stream: Stream, pos: PosSide, stored: StoredSide): RecordComparison {
  const differences: Difference[] = [];
  const changedMeanwhile = new Set<string>();
  const found = (kind: Difference['kind'], id: string, detail: string) =>
    differences.push({ kind, stream, id, detail });
  for (const [id, seen] of pos[stream]) {
    if (stream === 'customers' && stored.erased.has(id)) continue;
    const other = stored[stream].get(id);
    if (!other || isStub(stored, id)) {
      const waits = stored.quarantined.has(quarantineIdOf(stream, id));
      if (waits) found('in_quarantine', id, 'is not stored, it is in quarantine');
      else found('missing', id, 'is at the POS and not stored');
    } else if (other.hash !== expectedHash(seen, other)) {
      if (other.observedAt > seen.observedAt) changedMeanwhile.add(id);
      else found('changed', id, 'is stored with other content than the POS has');
    }
  }
  const beganAt = pos.beganAt[stream];
  for (const [id, seen] of stored[stream]) {
    if (pos[stream].has(id) || isStub(stored, id) || pos.rejected.has(quarantineIdOf(stream, id)))
      continue;
    if (beganAt !== null && seen.observedAt > beganAt) changedMeanwhile.add(id);
    else found('extra', id, 'is stored and not at the POS');
  }
  return { differences, changedMeanwhile };
}

/** Of an order whose contact details were erased here, the rest has to be what the POS says. */
function expectedHash(seen: Seen | SeenOrder, stored: Seen | SeenOrder): string {
  const isBare = 'contactErased' in stored && stored.contactErased;
  const bare = 'hashWithoutContact' in seen ? seen.hashWithoutContact : undefined;
  return isBare && bare !== undefined ? bare : seen.hash;
}

function isStub(stored: StoredSide, id: string): boolean {
  return stored.customers.get(id)?.stub ?? false;
}

function quarantineIdOf(stream: Stream, id: string): string {
  return `${stream}-${encodeURIComponent(id.slice(id.indexOf('_') + 1))}`;
}
