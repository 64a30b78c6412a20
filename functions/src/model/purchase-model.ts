import { z } from 'zod';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';

/** Why there is no forecast. */
export const GATE_REASONS = [
  'too_few_customers',
  'too_few_repeaters',
  'too_few_days',
  'everyone_alike',
  'undetermined',
] as const;

/** Whether the data carry a forecast. */
export const gateSchema = z.strictObject({
  open: z.boolean(),
  /** Null when open. */
  reason: z.enum(GATE_REASONS).nullable(),
  /** One sentence for the retailer, with the numbers. */
  message: z.string(),
});
export type Gate = z.infer<typeof gateSchema>;

const positiveSchema = z.number().positive();

/** MBG/NBD: rate Gamma(r, alphaDays) per day, chance to leave after a purchase Beta(a, b). */
export const purchaseParametersSchema = z.strictObject({
  r: positiveSchema,
  alphaDays: positiveSchema,
  a: positiveSchema,
  b: positiveSchema,
});
export type PurchaseParameters = z.infer<typeof purchaseParametersSchema>;

/** Gamma-Gamma: a day's spend Gamma(p, ν) with ν from Gamma(q, vCents). */
export const spendParametersSchema = z.strictObject({
  p: positiveSchema,
  q: positiveSchema,
  vCents: positiveSchema,
});
export type SpendParameters = z.infer<typeof spendParametersSchema>;

/** What was fitted from an org's histories; the forecast of a customer is a function of own orders, this, and now. */
export const purchaseModelSchema = z.strictObject({
  /** Of the method: figures of different versions are not comparable. */
  version: z.int(),
  fittedAt: instantSchema,
  /** The first day with an order, and the day as of which ages were counted. */
  window: z.strictObject({ fromDay: businessDaySchema, toDay: businessDaySchema }),
  counts: z.strictObject({
    /** Customers with at least one counted order, and with orders on at least two days. */
    customers: z.int().min(0),
    repeaters: z.int().min(0),
    /** Days with an order, over all customers. */
    orderDays: z.int().min(0),
    /** Customers whose mean spend took part in the fit of spend. */
    spenders: z.int().min(0),
  }),
  gate: gateSchema,
  /** Null when the gate is closed. */
  parameters: purchaseParametersSchema.nullable(),
  logLikelihood: z.number().nullable(),
  /** Closed with the gate above, or when spend alone cannot be fitted: then purchases are forecast, and no money. */
  spendGate: gateSchema,
  spendParameters: spendParametersSchema.nullable(),
  spendLogLikelihood: z.number().nullable(),
});
export type PurchaseModel = z.infer<typeof purchaseModelSchema>;

const horizonsSchema = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ in30Days: value, in90Days: value, in365Days: value });

/** What the fitted model expects of one customer, as of the end of `asOfDay`. */
export const purchaseForecastSchema = z.strictObject({
  asOfDay: businessDaySchema,
  /** 0 to 1: that they have not left for good. */
  probabilityAlive: z.number().min(0).max(1),
  /** Expected days with an order. */
  purchases: horizonsSchema(z.number().min(0)),
  /** Expected spend of a day with an order; null without a fit of spend, like all money below. */
  averageCents: centsSchema.nullable(),
  spendCents: horizonsSchema(centsSchema).nullable(),
  /** The day by which the next order is as likely as not, if they are still a customer; null when more than ten years away. */
  nextOrderDay: businessDaySchema.nullable(),
  /** What they will still spend within the horizon, future money discounted. */
  futureValueCents: centsSchema.nullable(),
  /** Spent so far and `futureValueCents`. */
  lifetimeValueCents: centsSchema.nullable(),
  /** What the two above were counted with. */
  lifetimeHorizonDays: z.int(),
  lifetimeYearlyDiscount: z.number(),
});
export type PurchaseForecast = z.infer<typeof purchaseForecastSchema>;
