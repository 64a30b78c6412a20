import { z } from 'zod';
import { contactSchema, profileSchema } from './customer';
import { orderBodySchema } from './order';
import { orderContactSchema } from './order-contact';
import { instantSchema } from './primitives';
import { productBodySchema, productCostSchema } from './product';
import { streamSchema } from './source';

const observed = {
  /** Document id: the provider's prefix and the POS's id, such as `alv_10231`. */
  id: z.string().regex(/^[a-z]{2,8}_[A-Za-z0-9._-]{1,100}$/),
  externalId: z.string(),
  /** The POS's own update time, null when the row carries none. */
  updatedAt: instantSchema.nullable(),
  /** The POS's clock when it served the row. */
  observedAt: instantSchema,
  /** The payload as it came, as lossless JSON text. */
  raw: z.string(),
};

export const customerObservationSchema = z.strictObject({
  stream: z.literal('customers'),
  ...observed,
  body: profileSchema,
  contact: contactSchema,
});
export const orderObservationSchema = z.strictObject({
  stream: z.literal('orders'),
  ...observed,
  body: orderBodySchema,
  /** Null of an order with a customer, and where it names nobody who could be found. */
  contact: orderContactSchema.nullable(),
});
export const productObservationSchema = z.strictObject({
  stream: z.literal('products'),
  ...observed,
  body: productBodySchema,
  cost: productCostSchema.nullable(),
});

/** One record as one look at the POS saw it: what every adapter makes and `commitRecords` takes. */
export const observationSchema = z.discriminatedUnion('stream', [
  customerObservationSchema,
  orderObservationSchema,
  productObservationSchema,
]);
export type CustomerObservation = z.infer<typeof customerObservationSchema>;
export type OrderObservation = z.infer<typeof orderObservationSchema>;
export type ProductObservation = z.infer<typeof productObservationSchema>;
export type Observation = z.infer<typeof observationSchema>;

/** A row that could not become a record: what it was, and why. Nothing is dropped; it goes to quarantine. */
export const rejectionSchema = z.strictObject({
  stream: streamSchema,
  /** The POS's id when the row has a readable one. */
  externalId: z.string().nullable(),
  observedAt: instantSchema,
  raw: z.string(),
  reasons: z.array(z.string()).min(1),
});
export type Rejection = z.infer<typeof rejectionSchema>;
