import type { Segment, ValueBand } from '@model/segment';

/** What staff read for each segment. */
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

/** What staff read for each value band. */
export const VALUE_BAND_LABELS: Readonly<Record<ValueBand, string>> = {
  vip: 'VIP',
  high_value: 'High value',
  frequent: 'Frequent',
  loyal: 'Loyal',
  new: 'New',
};
