import { z } from 'zod';
import { deliverySchema } from '../webhooks/inputs';
import { ORDER_TYPES } from '../world/order-facts';

const id = z.union([z.string(), z.number(), z.bigint()]).transform(String);
const digits = z
  .union([z.string().regex(/^\d+$/), z.number(), z.bigint()])
  .transform((value) => BigInt(value));
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const rawFields = z.record(z.string(), z.unknown());

export const newOrderSchema = z.strictObject({
  /** `random` picks a customer who still buys; null is an anonymous sale. */
  id_customer: z.union([z.literal('random'), id, z.null()]).default('random'),
  id_location: id.optional(),
  lines: z
    .array(
      z.strictObject({
        id_item: id,
        quantity: z.int().min(1).default(1),
        unitCents: z.int().optional(),
      }),
    )
    .optional(),
  discountCents: z.int().optional(),
  totalCents: z.int().optional(),
  status: z.string().optional(),
  type: z.enum(ORDER_TYPES).optional(),
  date_created: instant.optional(),
  /** An id of one's own, above 2^53 too. */
  id_order: digits.optional(),
  /** Set to send `order.created` to the webhook target. */
  deliver: deliverySchema.optional(),
});

export const orderChangeSchema = z.strictObject({
  status: z.string().optional(),
  paidInFull: z.boolean().optional(),
  /** Raw fields laid over the row: any value, null too. */
  set: rawFields.optional(),
  /** Whether they are seen in lists only. */
  listOnly: z.boolean().default(false),
  /** Whether `date_updated` becomes now; a status change always does so. */
  touch: z.boolean().default(true),
  deliver: deliverySchema.optional(),
});

export const newCustomerSchema = z.strictObject({
  fields: rawFields.optional(),
  guest: z.boolean().optional(),
  id_customer: digits.optional(),
  deliver: deliverySchema.optional(),
});

export const customerChangeSchema = z.strictObject({
  fields: rawFields,
  deliver: deliverySchema.optional(),
});

export const stockChangeSchema = z.strictObject({
  id_item: id,
  id_location: id.optional(),
  id_batch: id.optional(),
  available: z.int().min(0).optional(),
  on_hand: z.int().min(0).optional(),
  deleted: z.boolean().optional(),
  qc_hold: z.boolean().optional(),
  deliver: deliverySchema.optional(),
});

export const productChangeSchema = z.strictObject({
  name: z.string().optional(),
  brand: z.string().nullable().optional(),
  priceCents: z.int().min(0).optional(),
  /** A deleted product has no stock rows any more. */
  deleted: z.boolean().optional(),
  deliver: deliverySchema.optional(),
});

export const clockSchema = z.strictObject({
  advanceMs: z.number().optional(),
  set: instant.optional(),
  freeze: z.boolean().optional(),
});

export const segmentsSchema = z.strictObject({ at: z.record(z.string(), instant) });

/** At most two a second. */
export const trickleSchema = z.strictObject({
  perMinute: z.number().positive().max(120).default(20),
});

export type TrickleInput = z.input<typeof trickleSchema>;
export type NewOrderInput = z.input<typeof newOrderSchema>;
export type OrderChangeInput = z.input<typeof orderChangeSchema>;
export type NewCustomerInput = z.input<typeof newCustomerSchema>;
export type CustomerChangeInput = z.input<typeof customerChangeSchema>;
export type StockChangeInput = z.input<typeof stockChangeSchema>;
export type ProductChangeInput = z.input<typeof productChangeSchema>;
export type ClockInput = z.input<typeof clockSchema>;
