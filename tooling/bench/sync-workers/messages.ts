import { z } from 'zod';

/** Ours; the method that rewrites everything, as the peer; and the least that must happen, as the limit. */
export const VARIANTS = ['ours', 'old', 'limit'] as const;
export type Variant = (typeof VARIANTS)[number];

/** One request of a sync, as the point of sale saw it. */
const pageSchema = z.strictObject({
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  query: z.record(z.string(), z.string()),
  body: z.unknown(),
});
export type Page = z.infer<typeof pageSchema>;

/** What one process is to measure. */
export const taskSchema = z.strictObject({
  variant: z.enum(VARIANTS),
  projectId: z.string(),
  orgId: z.string(),
  baseUrl: z.string(),
  credentials: z.strictObject({ username: z.string(), password: z.string(), pin: z.string() }),
  pacing: z.strictObject({
    requestsPerSecond: z.number(),
    burst: z.number(),
    concurrency: z.number(),
  }),
  /** For the limit: the pages that ours fetched, and the project in which its documents lie. */
  pages: z.array(pageSchema),
  modelProject: z.string().nullable(),
});
export type Task = z.infer<typeof taskSchema>;

/** What it found. */
export const newsSchema = z.strictObject({
  ms: z.number(),
  /** Until all records were stored; null where that cannot be told apart. */
  recordsMs: z.number().nullable(),
  apiCalls: z.number(),
  reads: z.number(),
  writes: z.number(),
  deletes: z.number(),
  peakMb: z.number(),
  cpuMs: z.number(),
});
export type News = z.infer<typeof newsSchema>;
