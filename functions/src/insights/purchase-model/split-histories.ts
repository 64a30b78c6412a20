import { addDays } from '../../model/business-day';
import type { PurchaseModel } from '../../model/purchase-model';
import type { PurchaseScorecard } from '../../model/purchase-scorecard';
import { PURCHASE_GATE } from './gates';
import { toDayNumber } from './purchase-days';
import type { PurchaseDay } from './purchase-days';
import { summarisePurchases } from './summarise-purchases';
import type { PurchaseSummary } from './summarise-purchases';

/** All that is known of when one customer bought. */
export interface PurchaseHistory {
  /** Oldest first, one for each day with a purchase. */
  readonly days: readonly PurchaseDay[];
  /** The day number after which they never came again, null for who stays; left out where nobody can know. */
  readonly leftOn?: number | null;
}

/** What somebody bought in a stretch of days. */
export interface Bought {
  /** Days with an order. */
  readonly purchases: number;
  readonly cents: number;
}

/** One customer on both sides of a split. */
export interface SplitHistory {
  /** As of the end of the calibration. */
  readonly summary: PurchaseSummary;
  /** Whether they were still a customer then; null where nobody can know. */
  readonly isAlive: boolean | null;
  /** In the holdout, and in as many days before it. */
  readonly actual: Bought;
  readonly before: Bought;
}

/** Where histories are split, in day numbers: the holdout begins the day after `calibrationEnd`. */
export interface DaySplit {
  readonly calibrationEnd: number;
  readonly holdoutDays: number;
}

/** Splits histories; customers who came first in the holdout or later are left out. */
export function splitHistories(
  histories: Iterable<PurchaseHistory>,
  { calibrationEnd, holdoutDays }: DaySplit,
): SplitHistory[] {
  const found: SplitHistory[] = [];
  for (const { days, leftOn } of histories) {
    const summary = summarisePurchases(days, calibrationEnd);
    if (summary === null) continue;
    const isAlive = leftOn === undefined ? null : leftOn === null || leftOn > calibrationEnd;
    const actual = sumBetween(days, calibrationEnd, calibrationEnd + holdoutDays);
    const before = sumBetween(days, calibrationEnd - holdoutDays, calibrationEnd);
    found.push({ summary, isAlive, actual, before });
  }
  return found;
}

/** After the first day, up to and with the second. */
function sumBetween(days: readonly PurchaseDay[], after: number, until: number): Bought {
  let purchases = 0;
  let cents = 0;
  for (const purchase of days) {
    if (purchase.day <= after || purchase.day > until) continue;
    purchases += 1;
    cents += purchase.cents;
  }
  return { purchases, cents };
}

/** How many days at the end are held out. */
export const HOLDOUT_DAYS = 90;

/**
 * The split that a fit is scored with: its last {@link HOLDOUT_DAYS} days are held out.
 * @returns null while the days before would not carry a fit.
 */
export function planSplit({
  fromDay,
  toDay,
}: PurchaseModel['window']): PurchaseScorecard['split'] | null {
  const calibrationEnd = addDays(toDay, -HOLDOUT_DAYS);
  const days = toDayNumber(calibrationEnd) - toDayNumber(fromDay);
  return days < PURCHASE_GATE.days ? null : { calibrationEnd, holdoutEnd: toDay };
}
