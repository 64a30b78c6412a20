import { z } from 'zod';
import { categorySchema } from './category';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';
import { sourceSchema } from './source';

export const ORDER_STATUSES = [
  'pending',
  'submitted',
  'confirmed',
  'preparing',
  'ready',
  'completed',
  'cancelled',
  'unknown',
] as const;
export const orderStatusSchema = z.enum(ORDER_STATUSES);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Like units of one product at one price. */
export const orderItemSchema = z.strictObject({
  /** Catalogue id with the provider's prefix; null when the POS names only the line. */
  productId: z.string().nullable(),
  name: z.string(),
  category: categorySchema,
  quantity: z.number().positive(),
  unitPriceCents: centsSchema.nullable(),
});
export type OrderItem = z.infer<typeof orderItemSchema>;

/** What an order says, whoever observed it; the part that the content hash covers. */
export const orderBodySchema = z.strictObject({
  /** The customer by the POS's customer id alone; null for an anonymous sale. */
  customerId: z.string().nullable(),
  locationId: z.string(),
  status: orderStatusSchema,
  /** The POS's own words, for statuses nobody mapped yet. */
  rawStatus: z.string().nullable(),
  placedAt: instantSchema,
  /** The day of `placedAt` in the location's zone. */
  businessDay: businessDaySchema,
  totals: z.strictObject({
    subtotalCents: centsSchema.nullable(),
    taxCents: centsSchema.nullable(),
    discountCents: centsSchema.nullable(),
    totalCents: centsSchema,
  }),
  items: z.array(orderItemSchema),
  /** Whether the order counts as a sale: completed, or ready and paid in full. */
  counted: z.boolean(),
  paidInFull: z.boolean().nullable(),
  fulfilment: z.string().nullable(),
  useType: z.string().nullable(),
  paymentMethod: z.string().nullable(),
});
export type OrderBody = z.infer<typeof orderBodySchema>;

/** Whose order staff found an anonymous one to be. Only `mergeCustomers` writes it; sync never does, and no figure counts it. */
export const orderOwnerSchema = z.strictObject({
  customerId: z.string().min(1),
  /** User id of the member who said so, and when. */
  by: z.string().min(1),
  at: instantSchema,
});
export type OrderOwner = z.infer<typeof orderOwnerSchema>;

/** `orgs/{org}/orders/{id}` */
export const orderSchema = orderBodySchema.extend({
  /** Null and absent are one. The customer that the POS names comes first, should it name one later. */
  owner: orderOwnerSchema.nullable().optional(),
  source: sourceSchema,
});
export type Order = z.infer<typeof orderSchema>;

/** The one definition of a sale, for spend, revenue and products alike. */
export function isCounted(status: OrderStatus, paidInFull: boolean | null): boolean {
  return status === 'completed' || (status === 'ready' && paidInFull === true);
}
