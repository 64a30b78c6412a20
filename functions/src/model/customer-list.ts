import { z } from 'zod';
import { categorySchema } from './category';

/** The most beginnings, endings and ids that one customer is found by. */
export const MAX_SEARCH_TERMS = 130;

/** Names that are missing stand behind all others: the last character there is. */
export const MISSING_NAME_KEY = '\u{10FFFF}';

/** What a customer is found and sorted by in lists. Everything else that lists filter by stands in the insights themselves. */
export const customerListSchema = z.strictObject({
  /**
   * What finds the customer, folded: the beginnings of the name from each of its words on, the last four digits of the phone, the id
   * with and without the provider's prefix.
   */
  search: z.array(z.string()).max(MAX_SEARCH_TERMS),
  /** The folded name; {@link MISSING_NAME_KEY} where there is none. */
  nameKey: z.string(),
  /** The category they buy most; null while they bought nothing of a known one. */
  favourite: categorySchema.nullable(),
  /** Whether the risk of churn is high or critical; false without orders. */
  atRisk: z.boolean(),
});
export type CustomerList = z.infer<typeof customerListSchema>;
