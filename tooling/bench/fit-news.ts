import { z } from 'zod';
import { purchaseModelSchema } from '../../functions/src/model/purchase-model';
import { purchaseScorecardSchema } from '../../functions/src/model/purchase-scorecard';

/** Who is drawn: `buyers` as the model assumes, `regulars` with a steadier rhythm than it assumes. */
export const profileSchema = z.enum(['buyers', 'regulars']);
export type DrawnProfile = z.infer<typeof profileSchema>;

/** What a worker is to do; each does one thing, so that its memory is of that alone. */
export const fitTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fit'), customers: z.number() }),
  z.object({ kind: z.literal('score'), customers: z.number(), profile: profileSchema }),
]);
export type FitTask = z.infer<typeof fitTaskSchema>;

/** What a worker says of a fit. */
export const fitNewsSchema = z.object({
  model: purchaseModelSchema,
  fitSeconds: z.number(),
  /** Of the forecasts of all customers. */
  predictSeconds: z.number(),
  /** Of the process when the fit was done. */
  peakBytes: z.number(),
});
export type FitNews = z.infer<typeof fitNewsSchema>;

/** What a worker says of a scorecard. */
export const scoreNewsSchema = z.object({ scorecard: purchaseScorecardSchema });
export type ScoreNews = z.infer<typeof scoreNewsSchema>;
