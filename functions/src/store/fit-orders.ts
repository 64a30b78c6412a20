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

/**
 * The orders of one customer after the other, each customer once, in one walk over all orders. Deleted orders are left out,
 * as is one that cannot be read. In memory are one page and the orders of one customer.
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
): AsyncGenerator<FitOrder[]> {
  let after: CustomerCursor | null = null;
  let customerId: string | null = null;
  let orders: FitOrder[] = [];
  for (;;) {
    const page = await db.query(ordersByCustomerQuery(orgId, after, ordersAtOnce, FIELDS));
    for (const document of page) {
      const owner = String(document.data?.['customerId']);
      if (owner !== customerId) {
        if (orders.length > 0) yield orders;
        customerId = owner;
        orders = [];
      }
      if (!isWanted(owner)) continue;
      const order = parseReadable(fitOrderSchema, document, onCorrupt);
      if (order?.source.deletedAt === null) orders.push(order);
    }
    const last = page.at(-1);
    if (!last || page.length < ordersAtOnce) break;
    after = { customerId: String(last.data?.['customerId']), id: last.id };
  }
  if (orders.length > 0) yield orders;
}
