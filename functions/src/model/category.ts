import { z } from 'zod';

/** The canonical product categories. Every POS spelling is mapped to one of these at the boundary; `other` keeps its raw text beside it. */
export const CATEGORIES = [
  'flower',
  'pre_roll',
  'vape',
  'concentrate',
  'edible',
  'beverage',
  'tincture',
  'topical',
  'accessory',
  'gift_card',
  'other',
] as const;
export const categorySchema = z.enum(CATEGORIES);
export type Category = z.infer<typeof categorySchema>;
