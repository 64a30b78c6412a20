import { z } from 'zod';

/** How a webhook is delivered. */
export const deliverySchema = z.strictObject({
  /** `bare`: `<hex>`; `prefixed`: `sha256=<hex>`. */
  signature: z.enum(['bare', 'prefixed']).default('bare'),
  /** `full`: the whole row; `partial`: some of its fields; `minimal`: little more than the id. */
  body: z.enum(['full', 'partial', 'minimal']).default('full'),
  /** Whether `x-alleaves-timestamp` is sent. */
  timestampHeader: z.boolean().default(false),
  fault: z
    .enum([
      'wrong_secret',
      'tampered',
      'unsigned',
      'duplicate',
      'out_of_order',
      'late',
      'unknown_event',
      'unknown_location',
      'huge',
      'not_json',
    ])
    .nullable()
    .default(null),
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryInput = z.input<typeof deliverySchema>;

export const EVENTS = [
  'customer.created',
  'customer.updated',
  'order.created',
  'order.updated',
  'inventory.updated',
  'product.updated',
  'inventory.low_stock',
  'product.deleted',
] as const;
export type WebhookEventName = (typeof EVENTS)[number];

export const emitSchema = deliverySchema.extend({
  event: z.enum(EVENTS),
  /** Order, customer or product id, by the event; the newest order, the first customer or the first product when absent. */
  id: z.union([z.string(), z.number(), z.bigint()]).transform(String).optional(),
});

export const webhookSchema = z.strictObject({
  /** Null turns webhooks off. */
  url: z.url().nullable(),
  secret: z.string().default('simulated-webhook-secret'),
  signature: z.enum(['bare', 'prefixed']).default('bare'),
  timestampHeader: z.boolean().default(false),
  /** Tries again 1, 5, 15 and 60 minutes (of the virtual clock) after an answer that is not 2xx. */
  retries: z.boolean().default(false),
});
export type WebhookTarget = z.infer<typeof webhookSchema>;

export type EmitInput = z.input<typeof emitSchema>;
export type WebhookInput = z.input<typeof webhookSchema>;
