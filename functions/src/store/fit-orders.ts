import { z } from 'zod';
import { orderItemSchema, orderSchema } from '../model/order';
import { ordersByCustomerQuery, type CustomerCursor } from './cohorts';
import type { Reader } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';

/** What a fit needs of an order. */
const fitOrderSchema = orderSchema
  .pick({ businessDay: true, counted: true, customerId: true, placedAt: true, totals: true })
  .extend({
    // Names and prices of the lines are read with them and dropped at once: a page is held in memory.
    items: z.array(z.object({ productId: orderItemSchema.shape.productId })),
    source: z.strictObject({ deletedAt: z.date().nullable() }),
  });
export type FitOrder = z.infer<typeof fitOrderSchema>;

const FIELDS = [
  'businessDay',
  'counted',
  'customerId',
  'items',
  'placedAt',
  'source.deletedAt',
  'totals',
];

/** Orders of one customer, deleted ones left out. */
export interface OrdersOfCustomer {
  readonly customerId: string;
  readonly orders: readonly FitOrder[];
}

/**
 * The orders of one customer after the other, in one walk over all orders; those of a customer whom the end of a page parts come in
 * several pieces, one right after the other. One that cannot be read is left out. In memory is one page.
 * @param isWanted by customer id; whoever is not, such as a walk-in row with the orders of a whole shop, is passed over.
 */
export async function* walkOrdersToFit(
  db: Reader,
  orgId: string,
  {
    isWanted,
    onCorrupt,
    ordersAtOnce,
  }: {
    isWanted: (customerId: string) => boolean;
    onCorrupt: (error: CorruptDocument) => void;
    ordersAtOnce: number;
  },
): AsyncGenerator<OrdersOfCustomer> {
  let after: CustomerCursor | null = null;
  for (;;) {
    const page = await db.query(ordersByCustomerQuery(orgId, after, ordersAtOnce, FIELDS));
    let piece: { customerId: string; orders: FitOrder[] } | null = null;
    for (const document of page) {
      const customerId = String(document.data?.['customerId']);
      if (!isWanted(customerId)) continue;
      const order = parseReadable(fitOrderSchema, document, onCorrupt);
      if (order?.source.deletedAt !== null) continue;
      if (piece && piece.customerId !== customerId) {
        yield piece;
        piece = null;
      }
      piece ??= { customerId, orders: [] };
      piece.orders.push(order);
    }
    if (piece) yield piece;
    const last = page.at(-1);
    if (!last || page.length < ordersAtOnce) return;
    after = { customerId: String(last.data?.['customerId']), id: last.id };
  }
}
