import { z } from 'zod';

/** Which shop is to be stored in the Firestore emulator. */
export const shopTaskSchema = z.object({
  orgId: z.string(),
  seed: z.int(),
  customers: z.int(),
  orders: z.int(),
  now: z.date(),
});
export type ShopTask = z.infer<typeof shopTaskSchema>;

/** What was stored. */
export const shopNewsSchema = z.object({
  documents: z.number(),
  /** Customers of whom something is concluded: those who are on lists. */
  listed: z.number(),
  /** How many of them are VIPs. */
  vips: z.number(),
  /** The one who bought most often. */
  id: z.string(),
});
export type ShopNews = z.infer<typeof shopNewsSchema>;
