import { STREAMS } from '../../functions/src/model/source';
import type { Reader } from '../../functions/src/store/database';
import { waitingQuarantineQuery } from '../../functions/src/store/quarantine';
import { walkRecords, type StoredRecord } from '../../functions/src/store/records';
import { moneyOf, type OnRows } from './read-pos';
import type { SeenCustomer, SeenOrder, SeenProduct, StoredSide } from './seen-records';

const PROGRESS_EVERY_ROWS = 500;

/** Everything that is stored of an org, deleted records left out. */
export async function readStoredSide(
  db: Reader,
  orgId: string,
  onRows: OnRows,
): Promise<StoredSide> {
  const side = new StoredCollector(await readQuarantineIds(db, orgId));
  for (const stream of STREAMS) {
    let rows = 0;
    for await (const record of walkRecords(db, orgId, stream)) {
      side.add(record);
      rows += 1;
      if (rows % PROGRESS_EVERY_ROWS === 0) onRows(stream, rows);
    }
  }
  return side;
}

async function readQuarantineIds(db: Reader, orgId: string): Promise<Set<string>> {
  const documents = await db.query({ ...waitingQuarantineQuery(orgId), select: ['state'] });
  return new Set(documents.map(({ id }) => id));
}

class StoredCollector implements StoredSide {
  readonly customers = new Map<string, SeenCustomer>();
  readonly orders = new Map<string, SeenOrder>();
  readonly products = new Map<string, SeenProduct>();
  readonly erased = new Set<string>();

  constructor(readonly quarantined: ReadonlySet<string>) {}

  add(record: StoredRecord): void {
    const { id, stream, value } = record;
    const { deletedAt, erasedAt, version, stub } = value.source;
    if (erasedAt) this.erased.add(id);
    if (deletedAt !== null) return;
    const seen = { hash: version.hash, observedAt: version.observedAt };
    if (stream === 'customers') {
      const { guest, displayName, firstName, lastName } = value.profile;
      const { insights } = value;
      this.customers.set(id, { ...seen, displayName, firstName, lastName, guest, stub, insights });
    } else if (stream === 'orders') {
      const contactErased = value.source.contactErasedAt !== undefined;
      this.orders.set(id, { ...seen, ...moneyOf(value), contactErased });
    } else {
      this.products.set(id, { ...seen, priced: (value.priceCents ?? 0) > 0 });
    }
  }
}
