import { z } from 'zod';
import { centsSchema } from './primitives';

/** A reward: so many points are redeemed for so much off. Nothing between two steps can be redeemed. */
export const rewardStepSchema = z.strictObject({
  points: z.int().min(1),
  cents: centsSchema.min(1),
});
export type RewardStep = z.infer<typeof rewardStepSchema>;

/** Where a customer's points stand among the rewards. */
export const rewardStandingSchema = z.strictObject({
  /** The best reward that the points reach; null below the first. */
  best: rewardStepSchema.nullable(),
  /** The next better one, and the points that are missing to it; null at the last. */
  next: rewardStepSchema.extend({ missingPoints: z.int().min(1) }).nullable(),
});
export type RewardStanding = z.infer<typeof rewardStandingSchema>;
