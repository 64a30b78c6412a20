import { z } from 'zod';
import { fitSchema } from '../../functions/src/model/fit';
import { purchaseModelSchema } from '../../functions/src/model/purchase-model';
import { purchaseScorecardSchema } from '../../functions/src/model/purchase-scorecard';

/** Who is drawn: `buyers` as the model assumes, `regulars` with a steadier rhythm than it assumes. */
export const profileSchema = z.enum(['buyers', 'regulars']);
export type DrawnProfile = z.infer<typeof profileSchema>;

/** What a worker is to do; each does one thing, so that its memory is of that alone. */
export const fitTaskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fit'), customers: z.number() }),
  z.object({ kind: z.literal('weekly'), customers: z.number() }),
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

/** What a worker says of a whole weekly fit. */
export const weeklyNewsSchema = z.object({
  /** Orders that were read, counted or not. */
  orders: z.number(),
  /** Of the whole, without the time in which the pages were drawn. */
  seconds: z.number(),
  drawingSeconds: z.number(),
  /** Of the process when all was done, drawn pages included. */
  peakBytes: z.number(),
  /** What was stored of it. */
  fit: fitSchema,
  /** Products that have partners. */
  linkedProducts: z.number(),
});
export type WeeklyNews = z.infer<typeof weeklyNewsSchema>;

/** What a worker says of a scorecard. */
export const scoreNewsSchema = z.object({ scorecard: purchaseScorecardSchema });
export type ScoreNews = z.infer<typeof scoreNewsSchema>;
