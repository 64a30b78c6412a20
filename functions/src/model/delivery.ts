import { z } from 'zod';
import { incidentKindSchema } from './incident';
import { businessDaySchema, instantSchema } from './primitives';

/** What a mail is about. What it says is composed when it is sent, and stored nowhere. */
export const deliveryAboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    /** The Monday of the week that it tells of. */
    week: businessDaySchema,
  }),
  z.strictObject({
    kind: z.literal('notice'),
    incident: incidentKindSchema,
    /** Which one of its kind. */
    number: z.int().min(1),
    says: z.enum(['opened', 'closed']),
  }),
]);
export type DeliveryAbout = z.infer<typeof deliveryAboutSchema>;

/**
 * `orgs/{org}/deliveries/{id}`: one mail to one member. It is `waiting` until the mail server is there to take it, `sending` from
 * just before it is handed over, and then one of the others for good. One that stays `sending` was handed over or not: it is not
 * sent again, so that nobody gets it twice.
 */
export const deliverySchema = z.strictObject({
  about: deliveryAboutSchema,
  /** The member. */
  uid: z.string().min(1),
  state: z.enum([
    'waiting',
    'sending',
    'sent',
    /** The mail server refused it for good. */
    'refused',
    /** The mail server may have taken it. */
    'unknown',
    /** Nobody wants it any more: unsubscribed, no member any more, or over before it was told. */
    'dropped',
    /** It could not be sent while it was news. */
    'expired',
  ]),
  /** Times that the mail server put it off. */
  attempts: z.int().min(0),
  createdAt: instantSchema,
  /** When it is to be looked at again; null when it is settled. */
  retryAt: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
  /** When Firestore deletes it: see `keeping.ts`. */
  expireAt: instantSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryState = Delivery['state'];
