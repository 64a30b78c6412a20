import { z } from 'zod';
import { FAULT_KINDS } from '../faults/fault-kinds';
import { STORIES } from '../schedule/stories';

/** Every `step`-th seed from the first to the last one, which a player is to play `side` at a time. */
export const sittingSchema = z.object({
  first: z.int(),
  last: z.int(),
  step: z.int(),
  side: z.int(),
  backend: z.enum(['memory', 'emulator']),
  stories: z.enum(STORIES),
});
export type Sitting = z.infer<typeof sittingSchema>;

/** How a seed ended, as a player sends it. */
export const resultSchema = z.object({
  seed: z.int(),
  ok: z.boolean(),
  violations: z.array(z.string()),
  waiting: z.array(z.string()),
  differences: z.array(z.string()),
  digest: z.string(),
  fired: z.map(z.enum(FAULT_KINDS), z.int()),
  branches: z.map(z.string(), z.int()),
  ms: z.number(),
});
