import type { Insights } from '../../functions/src/model/insights';
import type { OrderStatus } from '../../functions/src/model/order';
import type { Stream } from '../../functions/src/model/source';
import type { Named } from '../format/mask-name';

/** A record as a comparison sees it, whichever side it was read on. */
export interface Seen {
  readonly hash: string;
  /** The POS's clock when it served what is seen. */
  readonly observedAt: Date;
}

/** What money is compared by. */
export interface SeenOrder extends Seen {
  readonly customerId: string | null;
  readonly locationId: string;
  readonly businessDay: string;
  readonly status: OrderStatus;
  readonly counted: boolean;
  readonly totalCents: number;
  /** At the POS: the hash without contact details, which is how an order is stored once they were erased. Absent without any. */
  readonly hashWithoutContact?: string;
  /** As stored: whether contact details were erased with the person they were of. */
  readonly contactErased?: boolean;
}

/** A customer as stored, with what is concluded about them. */
export interface SeenCustomer extends Seen, Named {
  readonly guest: boolean;
  /** Known only because an order names them. */
  readonly stub: boolean;
  readonly insights: Pick<Insights, 'segment' | 'totals'> | null;
}

export interface SeenProduct extends Seen {
  readonly priced: boolean;
}

/** What the POS served, by document id. */
export interface PosSide {
  readonly customers: ReadonlyMap<string, Seen>;
  readonly orders: ReadonlyMap<string, SeenOrder>;
  readonly products: ReadonlyMap<string, Seen>;
  /** The streams of rows that are no records, by quarantine id. */
  readonly rejected: ReadonlyMap<string, Stream>;
  /** The POS's clock at the first page of each stream; null where a stream has no page. */
  readonly beganAt: Readonly<Record<Stream, Date | null>>;
}

/** What is stored, by document id, deleted records left out. */
export interface StoredSide {
  readonly customers: ReadonlyMap<string, SeenCustomer>;
  readonly orders: ReadonlyMap<string, SeenOrder>;
  readonly products: ReadonlyMap<string, SeenProduct>;
  /** Customers who were erased, by document id: they are not stored, and must not be. */
  readonly erased: ReadonlySet<string>;
  /** Quarantine ids that wait. */
  readonly quarantined: ReadonlySet<string>;
}
