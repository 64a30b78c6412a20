import { z } from 'zod';
import { centsSchema, instantSchema } from './primitives';
import { segmentRuleNameSchema, segmentSchema, valueBandSchema } from './segment';

/** One rule, and whether it holds for the customer. */
export const tracedRuleSchema = z.strictObject({
  rule: segmentRuleNameSchema,
  /** What the customer is if this is the first rule that holds. */
  segment: segmentSchema,
  holds: z.boolean(),
  /** In words and numbers: "VIP: $612.40 lifetime, 500 needed". Names dates, never ages, so that it stays true. */
  text: z.string(),
  /**
   * The instant, past or to come, at which the rule begins to hold (`first_days`: ceases to) without another order; null
   * for rules that time does not move, and without counted orders.
   */
  turnsAt: instantSchema.nullable(),
});
export type TracedRule = z.infer<typeof tracedRuleSchema>;

/** The least that a customer must still buy for a better segment. */
export const segmentDistanceSchema = z.strictObject({
  /** One further order of this amount; null when no amount does it. */
  byAmount: z
    .strictObject({
      segment: valueBandSchema,
      /** The least total of the order, in cents; 0 when any order will do. */
      leastCents: centsSchema,
      /** The greatest, beyond which the segment is none of the better ones; null when more does no harm. */
      mostCents: centsSchema.nullable(),
      text: z.string(),
    })
    .nullable(),
  /** Further orders as large as the customer's average; null when no number does it. */
  byOrders: z
    .strictObject({
      segment: valueBandSchema,
      /** The least number of orders. */
      orders: z.int().min(1),
      /** What each of them was taken to come to: `totals.averageCents`. */
      eachCents: centsSchema,
      text: z.string(),
    })
    .nullable(),
  /** When it shows: the end of the customer's first days, during which they stay new; null when at once. */
  showsAt: instantSchema.nullable(),
});
export type SegmentDistance = z.infer<typeof segmentDistanceSchema>;

/** A move that time alone will bring, if the customer does not buy. */
export const comingMoveSchema = z.strictObject({
  to: segmentSchema,
  at: instantSchema,
  /** "Falls to Slipping on Mar 31, 2026 without another order." */
  text: z.string(),
});
export type ComingMove = z.infer<typeof comingMoveSchema>;

/** Why a customer is in their segment, what would better it, and when time worsens it. */
export const explanationSchema = z.strictObject({
  /** The rule that decided: the first of `trace` that holds. */
  rule: segmentRuleNameSchema,
  /** That rule's text. */
  text: z.string(),
  /** Every rule in the order they are asked, those after the deciding one included. */
  trace: z.array(tracedRuleSchema),
  /** Null without counted orders, and when no purchase can better the segment: VIPs above all. */
  distance: segmentDistanceSchema.nullable(),
  /** The next better segment that time alone brings: those of a new customer's first orders; null when none. */
  rises: comingMoveSchema.nullable(),
  /** The next worse segment, and when they fall to it if nothing happens; null for churned and without orders. */
  falls: comingMoveSchema.nullable(),
});
export type Explanation = z.infer<typeof explanationSchema>;
