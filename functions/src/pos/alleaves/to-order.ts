import { orderObservationSchema } from '../../model/observation';
import { isCounted, type OrderBody } from '../../model/order';
import type { LocationBook } from './location-book';
import { toOrderItems } from './order-lines';
import { resolveStatus } from './order-status';
import { toOrderRaw } from './raw-payload';
import { toOrderContact } from './to-order-contact';
import { listReasons, readRowId, reject, toDocumentId, type RowReading } from './row-reading';
import { wireOrder, type WireOrder } from './wire';

/** What an order's meaning depends on beside the row itself. */
export interface OrderContext {
  readonly observedAt: Date;
  readonly locations: LocationBook;
  /** From `id_status` to a status, where flags and text say nothing. */
  readonly statusTable: Readonly<Record<string, string>>;
}

function readCustomerId(row: WireOrder): string | null {
  const id = row.id_customer ?? row.customer.id ?? row.customer.id_customer;
  return id === null ? null : toDocumentId(id);
}

function readTotals(row: WireOrder, totalCents: number): OrderBody['totals'] {
  return {
    subtotalCents: row.subtotal,
    taxCents: row.tax,
    discountCents: row.discount,
    totalCents,
  };
}

/** The body of an order that has all it needs, or the reasons why it has not. */
function readBody(row: WireOrder, context: OrderContext): OrderBody | readonly string[] {
  const placedAt = row.date_created ?? row.created_at;
  const totalCents = row.total ?? row.amount;
  const location = context.locations.resolve(row.id_location ?? row.locationId);
  if (placedAt === null || totalCents === null || 'reason' in location) {
    return [
      ...(placedAt === null ? ['date_created: is missing'] : []),
      ...(totalCents === null ? ['total: is missing'] : []),
      ...('reason' in location ? [location.reason] : []),
    ];
  }
  const status = resolveStatus(row, context.statusTable);
  return {
    customerId: readCustomerId(row),
    locationId: location.id,
    status,
    rawStatus: row.status,
    placedAt,
    businessDay: context.locations.dayAt(location.id, placedAt),
    totals: readTotals(row, totalCents),
    items: toOrderItems(row.items),
    counted: isCounted(status, row.paid_in_full),
    paidInFull: row.paid_in_full,
    fulfilment: row.type,
    useType: row.use_type,
    paymentMethod: row.payment_method,
  };
}

/**
 * An order row as a record. What it needs and has not (id, date, total, known location, lines) rejects it: a date
 * never becomes now, a total never becomes zero. The customer is the one of `id_customer` alone, never of an e-mail;
 * what an order without one says about who bought stands beside it, for staff to judge.
 */
export function toOrder(row: unknown, context: OrderContext): RowReading {
  const externalId = readRowId('orders', row);
  const { observedAt } = context;
  const about = { stream: 'orders' as const, externalId, observedAt, raw: toOrderRaw(row) };
  const parsed = wireOrder.safeParse(row);
  if (!parsed.success) return reject(about, listReasons(parsed.error));
  if (externalId === null) return reject(about, ['id_order: is missing']);
  const body = readBody(parsed.data, context);
  if (!('placedAt' in body)) return reject(about, body);

  const observation = orderObservationSchema.safeParse({
    ...about,
    id: toDocumentId(externalId),
    updatedAt: parsed.data.date_updated ?? parsed.data.updated_at,
    body,
    contact: body.customerId === null ? toOrderContact(parsed.data) : null,
  });
  if (!observation.success) return reject(about, listReasons(observation.error));
  return { outcome: 'found', observation: observation.data };
}
