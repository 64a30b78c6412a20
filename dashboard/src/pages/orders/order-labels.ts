import { ORDER_STATUSES, type OrderStatus } from '@model/order';
import type { Tone } from '../../ui/badge';

/** What staff read for each status. */
export const STATUS_LABELS: Readonly<Record<OrderStatus, string>> = {
  pending: 'Pending',
  submitted: 'Submitted',
  confirmed: 'Confirmed',
  preparing: 'Preparing',
  ready: 'Ready',
  completed: 'Completed',
  cancelled: 'Cancelled',
  unknown: 'Unknown',
};

/** How each status is to be taken. */
export const STATUS_TONES: Readonly<Record<OrderStatus, Tone>> = {
  pending: 'plain',
  submitted: 'plain',
  confirmed: 'plain',
  preparing: 'warn',
  ready: 'warn',
  completed: 'good',
  cancelled: 'plain',
  unknown: 'bad',
};

/** Statuses to choose among: all that wait to become sales at once, or one of them. */
export const STATUS_CHOICES = ['open', ...ORDER_STATUSES] as const;
