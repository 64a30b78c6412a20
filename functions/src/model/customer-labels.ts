import type { ChurnRisk } from './churn';
import type { Tier } from './insights';
import type { RetentionTier } from './retention';
import type { Segment } from './segment';

/** What staff read for each segment, and for each value band, which bears the same names. */
export const SEGMENT_LABELS: Readonly<Record<Segment, string>> = {
  vip: 'VIP',
  high_value: 'High Value',
  frequent: 'Frequent',
  loyal: 'Loyal',
  regular: 'Regular',
  new: 'New',
  slipping: 'Slipping',
  at_risk: 'At Risk',
  churned: 'Churned',
};

/** What staff read for each tier. */
export const TIER_LABELS: Readonly<Record<Tier, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
  platinum: 'Platinum',
};

/** What staff read for each risk of churn. */
export const CHURN_RISK_LABELS: Readonly<Record<ChurnRisk, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** What staff read for how well a customer is kept. */
export const RETENTION_TIER_LABELS: Readonly<Record<RetentionTier, string>> = {
  champion: 'Champion',
  engaged: 'Engaged',
  at_risk: 'At risk',
  dormant: 'Dormant',
};
