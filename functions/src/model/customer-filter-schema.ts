import { z } from 'zod';
import { categorySchema } from './category';
import { SORTS } from './customer-filter';
import { MAX_SEARCH_LETTERS } from './customer-filter-params';
import { tierSchema } from './insights';
import { businessDaySchema } from './primitives';
import { rfmGroupSchema } from './rfm';
import { segmentSchema, valueBandSchema } from './segment';

/** A {@link CustomerFilter} that a browser sent. */
export const customerFilterSchema = z.strictObject({
  search: z.string().max(MAX_SEARCH_LETTERS).optional(),
  segment: segmentSchema.optional(),
  tier: tierSchema.optional(),
  rfmGroup: rfmGroupSchema.optional(),
  valueBand: valueBandSchema.optional(),
  category: categorySchema.optional(),
  atRisk: z.literal(true).optional(),
  lastOrderFrom: businessDaySchema.optional(),
  lastOrderTo: businessDaySchema.optional(),
  sort: z.enum(SORTS).optional(),
});
