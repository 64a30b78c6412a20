import { z } from 'zod';
import { segmentSchema, type Segment } from './segment';

/** How many customers each segment has; all nine are named. */
export const segmentSizesSchema = z.record(segmentSchema, z.int().min(0));
export type SegmentSizes = z.infer<typeof segmentSizesSchema>;

/** One cell of a flow matrix: so many customers were in `from` and are in `to`. */
export interface Flow {
  readonly from: Segment;
  readonly to: Segment;
  readonly customers: number;
}
