import { SEGMENT_LABELS } from '@model/customer-labels';
import type { Segment } from '@model/segment';
import { Badge, type Tone } from './badge';

const TONES: Partial<Record<Segment, Tone>> = {
  vip: 'good',
  high_value: 'good',
  frequent: 'good',
  loyal: 'good',
  slipping: 'warn',
  at_risk: 'bad',
  churned: 'bad',
};

/** A customer's segment. */
export function SegmentBadge({ segment }: { readonly segment: Segment }) {
  return <Badge tone={TONES[segment] ?? 'plain'}>{SEGMENT_LABELS[segment]}</Badge>;
}
