import { z } from 'zod';

/** Standing choices of how the POS answers, where nobody knows which one a live account makes. */
export const variantsSchema = z.strictObject({
  /** Form of the customer list; `numeric` is an object keyed "0", "1", … */
  customersEnvelope: z.enum(['numeric', 'array', 'customers', 'data']).default('numeric'),
  /** A `total_rows` key beside the numeric ones. */
  customersTotalRows: z.boolean().default(false),
  /** Whether customer rows carry `date_updated`. */
  customersDateUpdated: z.boolean().default(false),
  /** Phones of customers as JSON numbers, digits only. */
  phonesAsNumbers: z.boolean().default(false),
  /** Every `id_…` value as a string of digits. */
  idsAsStrings: z.boolean().default(false),
  /** Whether `GET /customer/{id}` exists. */
  customerById: z.boolean().default(false),
  ordersEnvelope: z.enum(['array', 'orders', 'results', 'data']).default('array'),
  /** Which date `startDate` and `endDate` cut by. */
  ordersDateField: z.enum(['date_created', 'date_updated']).default('date_created'),
  /** Whose days they are. */
  ordersZone: z.enum(['location', 'utc']).default('location'),
  orderItemsInList: z.boolean().default(true),
  orderAmounts: z.enum(['mixed', 'strings', 'numbers']).default('mixed'),
  /** Whether name, e-mail and phone of an order are its own fields or those of a nested `customer`. */
  orderCustomer: z.enum(['flat', 'nested']).default('flat'),
  /** `naive`: instants of orders without a zone, in UTC digits. */
  orderDates: z.enum(['zoned', 'naive']).default('zoned'),
  implicitWindowDays: z.int().min(0).default(30),
  maxPageSize: z.int().min(1).default(100),
  /** Other spellings of status texts, by the usual one: `{ "cancelled": "canceled" }`. */
  statusTexts: z.record(z.string(), z.string()).default({}),
  inventoryEnvelope: z.enum(['array', 'data', 'results', 'items']).default('array'),
  tokenLifeSeconds: z.number().positive().default(86_400),
  /** Whether the token says when it ends. */
  tokenExp: z.boolean().default(true),
  pinRequired: z.boolean().default(true),
  basicLogin: z.boolean().default(true),
  /** Whether the integration role may read and write discounts. */
  discountsAllowed: z.boolean().default(true),
  /** Whether points and store credit can be written. */
  loyaltyWrites: z.boolean().default(false),
  /** Added to every answer: exactly `ms`, or log-normal with this median and spread, never above `maxMs`. */
  latency: z
    .strictObject({
      ms: z.number().min(0).default(0),
      sigma: z.number().min(0).default(0),
      maxMs: z.number().min(0).default(30_000),
    })
    .default({ ms: 0, sigma: 0, maxMs: 30_000 }),
  /** A token bucket over the whole company; null for none. */
  rateLimit: z
    .strictObject({
      perSecond: z.number().positive(),
      burst: z.int().min(1),
      retryAfter: z.boolean().default(true),
    })
    .nullable()
    .default(null),
});

export type Variants = z.infer<typeof variantsSchema>;
/** Some of the choices; what is left out stays as it is. */
export type VariantsInput = z.input<typeof variantsSchema>;
