import { z } from 'zod';

/** One measurement of a shop that is stored. */
export const recomputeTaskSchema = z.strictObject({
  variant: z.enum(['ours', 'bare']),
  projectId: z.string(),
  orgId: z.string(),
  /** From 1; the number of the rules that hold before it. */
  round: z.int().min(1),
});
export type RecomputeTask = z.infer<typeof recomputeTaskSchema>;

export const recomputeNewsSchema = z.strictObject({ ms: z.number(), peakMb: z.number() });
export type RecomputeNews = z.infer<typeof recomputeNewsSchema>;
