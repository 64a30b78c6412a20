import { z } from 'zod';

/** The nine customer segments, best first. `regular` is a name older systems stored; no rule produces it. */
export const SEGMENTS = [
  'vip',
  'high_value',
  'frequent',
  'loyal',
  'regular',
  'new',
  'slipping',
  'at_risk',
  'churned',
] as const;
export const segmentSchema = z.enum(SEGMENTS);
export type Segment = z.infer<typeof segmentSchema>;

/** What a customer is worth whether or not they still come, best first: a lapsed VIP stays visible. */
export const VALUE_BANDS = ['vip', 'high_value', 'frequent', 'loyal', 'new'] as const;
export const valueBandSchema = z.enum(VALUE_BANDS);
export type ValueBand = z.infer<typeof valueBandSchema>;

/** The rules that make a segment, in the order they are asked. The first that holds decides. */
export const SEGMENT_RULE_NAMES = [
  'no_orders',
  'churned',
  'at_risk',
  'slipping',
  'first_days',
  'vip',
  'high_value',
  'frequent',
  'loyal',
  'otherwise',
] as const;
export const segmentRuleNameSchema = z.enum(SEGMENT_RULE_NAMES);
export type SegmentRuleName = z.infer<typeof segmentRuleNameSchema>;
