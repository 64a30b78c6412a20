import type { ChurnTrend } from '@model/churn';
import type { DayPart, PriceBand, Weekday } from '@model/preferences';
import type { RetentionParts, RetentionTrend } from '@model/retention';
import type { TransitionCause } from '@model/transition';

/** What staff read for where a customer is heading: not the risk, but how attached they are. */
export const CHURN_TREND_LABELS: Readonly<Record<ChurnTrend, string>> = {
  increasing: 'growing',
  stable: 'steady',
  declining: 'fading',
};

/** What staff read for how that has changed. */
export const RETENTION_TREND_LABELS: Readonly<Record<RetentionTrend, string>> = {
  rising: 'rising',
  stable: 'steady',
  falling: 'falling',
};

/** The parts of the retention score: what staff read, and the most that each can be. */
export const RETENTION_PARTS: readonly (readonly [keyof RetentionParts, string, number])[] = [
  ['recency', 'Came lately', 30],
  ['staying', 'Low churn risk', 25],
  ['frequency', 'Comes often', 15],
  ['monetary', 'Spends much', 15],
  ['engagement', 'Points, streak and tier', 15],
];

/** What staff read for what an order, or a piece, usually costs. */
export const PRICE_BAND_LABELS: Readonly<Record<PriceBand, string>> = {
  budget: 'below $30',
  mid: '$30 to $100',
  premium: 'above $100',
};

/** What staff read for a time of day. */
export const DAY_PART_LABELS: Readonly<Record<DayPart, string>> = {
  morning: 'Morning',
  afternoon: 'Afternoon',
  evening: 'Evening',
  night: 'Night',
};

/** What staff read for a weekday. */
export const WEEKDAY_LABELS: Readonly<Record<Weekday, string>> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};

/** What staff read for what moved a customer. */
export const CAUSE_LABELS: Readonly<Record<TransitionCause, string>> = {
  purchase: 'by a purchase',
  correction: 'by a correction',
  time: 'by time passing',
  rules: 'by new rules',
};
