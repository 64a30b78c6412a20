import { z } from 'zod';
import { centsSchema, instantSchema } from './primitives';

/** The eleven groups of customers by recency, frequency and spend; best first, as far as they can be ranked. */
export const RFM_GROUPS = [
  'champions',
  'loyal',
  'active',
  'promising',
  'new',
  'needs_attention',
  'at_risk',
  'almost_lost',
  'previously_loyal',
  'dormant',
  'prospects',
] as const;
export const rfmGroupSchema = z.enum(RFM_GROUPS);
export type RfmGroup = z.infer<typeof rfmGroupSchema>;

/** What staff read for each group. */
export const RFM_GROUP_LABELS: Readonly<Record<RfmGroup, string>> = {
  champions: 'Champions',
  loyal: 'Loyal',
  active: 'Active',
  promising: 'Promising',
  new: 'New',
  needs_attention: 'Needs attention',
  at_risk: 'At risk',
  almost_lost: 'Almost lost',
  previously_loyal: 'Previously loyal',
  dormant: 'Dormant',
  prospects: 'Prospects',
};

type FiveGroups = readonly [RfmGroup, RfmGroup, RfmGroup, RfmGroup, RfmGroup];

/** By recency from 1 to 5, then by the mean of frequency and monetary from 1 to 5. */
const GROUP_TABLE: readonly [FiveGroups, FiveGroups, FiveGroups, FiveGroups, FiveGroups] = [
  ['dormant', 'dormant', 'dormant', 'previously_loyal', 'previously_loyal'],
  ['almost_lost', 'almost_lost', 'at_risk', 'at_risk', 'at_risk'],
  ['needs_attention', 'needs_attention', 'needs_attention', 'loyal', 'loyal'],
  ['promising', 'active', 'active', 'loyal', 'champions'],
  ['new', 'promising', 'active', 'loyal', 'champions'],
];

/** The group of scores from 1 to 5: of recency, and the mean of frequency and monetary. Without scores, a prospect. */
export function rfmGroupOf(recency: number, frequencyMonetary: number): RfmGroup {
  return GROUP_TABLE[recency - 1]?.[frequencyMonetary - 1] ?? 'prospects';
}

/** A cell of the grid: scores from 1 to 5 of recency, and the mean of frequency and monetary. */
export interface RfmCell {
  readonly recency: number;
  readonly frequencyMonetary: number;
}

const SCORES = [1, 2, 3, 4, 5] as const;

/** Every cell of the grid: the best recency first, and of one recency the best last. */
export const RFM_CELLS: readonly RfmCell[] = SCORES.toReversed().flatMap((recency) =>
  SCORES.map((frequencyMonetary) => ({ recency, frequencyMonetary })),
);

const fourCutsSchema = <Value extends z.ZodType>(value: Value) =>
  z.tuple([value, value, value, value]);

/** Where the org's customers with orders part into fifths. Each list holds what is needed for the scores 2, 3, 4 and 5. */
export const rfmCutsSchema = z.strictObject({
  /** At most so many days since the last counted order; falling. Days are elapsed 86,400,000 ms, floored. */
  recencyDays: fourCutsSchema(z.int().min(0)),
  /** At least so many counted orders; rising. */
  orderCounts: fourCutsSchema(z.int().min(1)),
  /** At least so much spent on counted orders, in cents; rising. */
  spentCents: fourCutsSchema(centsSchema),
});
export type RfmCuts = z.infer<typeof rfmCutsSchema>;

/** One weekly fit of the cuts; part of the org's fit. */
export const rfmFitSchema = z.strictObject({
  /** The instant to which days since the last order were counted. */
  asOf: instantSchema,
  /** Customers with at least one counted order. */
  customers: z.int().min(0),
  /** Null when they are too few to be parted into fifths. */
  cuts: rfmCutsSchema.nullable(),
  /**
   * How many of them were in each cell of the grid at that instant, in the order of {@link RFM_CELLS}. Null without cuts, and in fits
   * of earlier versions.
   */
  cells: z.array(z.int().min(0)).length(25).nullable().default(null),
  /** One sentence for the retailer: whether there are scores, with the numbers. */
  message: z.string(),
});
export type RfmFit = z.infer<typeof rfmFitSchema>;

/** 1 (the last fifth) to 5 (the best). */
export const rfmScoreSchema = z.int().min(1).max(5);

/** A customer's place among the org's customers. The whole is null while the org has no cuts. */
export const rfmSchema = z.strictObject({
  group: rfmGroupSchema,
  /** Null for prospects: customers without a counted order. */
  scores: z
    .strictObject({
      /** By days since the last counted order, up to now: falls as days pass. */
      recency: rfmScoreSchema,
      /** By the number of counted orders. */
      frequency: rfmScoreSchema,
      /** By the money spent on counted orders. */
      monetary: rfmScoreSchema,
      /** The mean of frequency and monetary, rounded half up. */
      frequencyMonetary: rfmScoreSchema,
    })
    .nullable(),
  /** Why, in words and numbers: one sentence for each of recency, frequency and spend; a single one for prospects. */
  why: z.array(z.string()),
});
export type Rfm = z.infer<typeof rfmSchema>;
