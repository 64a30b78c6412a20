import type {
  Observation,
  OrderObservation,
  Rejection,
} from '../../functions/src/model/observation';
import { STREAMS, type Stream } from '../../functions/src/model/source';
import type { PosAdapter } from '../../functions/src/pos/adapter';
import { quarantineId } from '../../functions/src/store/quarantine';
import { contentHash } from '../../functions/src/sync/content-hash';
import type { PosSide, Seen, SeenOrder } from './seen-records';

/** How far a walk has come. */
export type OnRows = (stream: Stream, rows: number) => void;

/**
 * Everything the POS has, from the beginning.
 * @throws {PosError} when a walk does not reach its end.
 */
export async function readPosSide(pos: PosAdapter, onRows: OnRows): Promise<PosSide> {
  const side = new PosCollector();
  for (const stream of STREAMS) {
    let rows = 0;
    for await (const page of pos.walk({ stream, since: null, resumeAt: null })) {
      side.beganAt[stream] ??= page.observedAt;
      for (const observation of page.observations) side.add(observation);
      for (const rejection of page.rejections) await side.addRejected(pos, rejection);
      rows += page.rowCount;
      onRows(stream, rows);
    }
  }
  return side;
}

class PosCollector implements PosSide {
  readonly customers = new Map<string, Seen>();
  readonly orders = new Map<string, SeenOrder>();
  readonly products = new Map<string, Seen>();
  readonly rejected = new Map<string, Stream>();
  readonly beganAt: Record<Stream, Date | null> = { customers: null, orders: null, products: null };

  add(observation: Observation): void {
    const { stream, id, observedAt } = observation;
    const seen = { hash: contentHash(observation), observedAt };
    if (stream === 'orders') this.orders.set(id, { ...seen, ...orderOf(observation) });
    else this[stream].set(id, seen);
  }

  /** As a run does: a row that a list shows broken is asked for by itself. */
  async addRejected(pos: PosAdapter, rejection: Rejection): Promise<void> {
    const { stream, externalId } = rejection;
    const canAsk = externalId !== null && pos.capabilities.readOne[stream];
    const answer = canAsk ? await pos.readOne(stream, externalId) : null;
    if (answer?.outcome === 'found') return this.add(answer.observation);
    this.rejected.set(quarantineId(rejection), stream);
  }
}

function orderOf(observation: OrderObservation): Omit<SeenOrder, keyof Seen> {
  const money = moneyOf(observation.body);
  if (observation.contact === null) return money;
  return { ...money, hashWithoutContact: contentHash({ ...observation, contact: null }) };
}

/** The part of an order that money is compared by. */
export function moneyOf(body: {
  readonly customerId: string | null;
  readonly locationId: string;
  readonly businessDay: string;
  readonly status: SeenOrder['status'];
  readonly counted: boolean;
  readonly totals: { readonly totalCents: number };
}): Omit<SeenOrder, keyof Seen> {
  const { customerId, locationId, businessDay, status, counted, totals } = body;
  return {
    customerId,
    locationId,
    businessDay,
    status,
    counted,
    totalCents: totals.totalCents,
  };
}
