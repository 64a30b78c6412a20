import type { Segment } from '@model/segment';

/** What staff read for each segment, and for each value band, which bears the same names. */
export const SEGMENT_LABELS: Readonly<Record<Segment, string>> = {
  vip: 'VIP',
  high_value: 'High value',
  frequent: 'Frequent',
  loyal: 'Loyal',
  regular: 'Regular',
  new: 'New',
  slipping: 'Slipping',
  at_risk: 'At risk',
  churned: 'Churned',
};
