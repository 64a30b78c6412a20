import { formatHour, formatWeekday } from '../../format/dates';
import { formatDollars, formatMoney } from '../../format/money';
import { formatCount, formatDecimal, formatPercent } from '../../format/numbers';
import { salesBefore, type DayFigures } from './day-figures';

/** What stands below each figure of Today: the same weekday a week ago. */
export interface Comparison {
  readonly revenue: string;
  readonly orders: string;
  readonly average: string;
  readonly newBuyers: string;
  readonly returningBuyers: string;
}

/**
 * Today against the same weekday of the week before. A day that is not over is compared with a whole one, so the words say which
 * part of it is reached rather than a loss.
 * @param hour that it is (0 to 23) in the organisation's zone.
 */
export function compareDays({
  now,
  before,
  dayBefore,
  hour,
}: {
  readonly now: DayFigures;
  readonly before: DayFigures;
  /** The day of `before`, `YYYY-MM-DD`. */
  readonly dayBefore: string;
  readonly hour: number;
}): Comparison {
  const last = `Last ${formatWeekday(dayBefore)}`;
  if (before.orders === 0) {
    const none = `${last}: no sales`;
    return { revenue: none, orders: none, average: none, newBuyers: none, returningBuyers: none };
  }
  return {
    revenue: revenueAgainst(now.revenueCents, before.revenueCents, last),
    orders: ordersAgainst(before, last, hour),
    average: `${last}: ${formatMoney(before.averageCents ?? 0)}, ${unitsInWords(before.unitsPerSale)}`,
    newBuyers: `${last}: ${formatCount(before.newBuyers)}`,
    returningBuyers: `${last}: ${formatCount(before.returningBuyers)}`,
  };
}

/** Units of a sale in words: `2.4 units`. */
export function unitsInWords(units: number | null): string {
  return units === null ? 'no units' : `${formatDecimal(units)} units`;
}

/** What discounts took off the goods, as a sentence: `Discounts took 6% off.` Empty without a sale. */
export function discountsInWords(rate: number | null): string {
  if (rate === null) return '';
  return rate === 0 ? 'No discounts.' : `Discounts took ${formatPercent(rate)} off.`;
}

function revenueAgainst(nowCents: number, beforeCents: number, last: string): string {
  const whole = `${last}: ${formatDollars(beforeCents)}`;
  if (beforeCents <= 0) return whole;
  const reached = nowCents / beforeCents;
  return reached > 1
    ? `${whole}, already ${formatDecimal(reached)} times that`
    : `${whole}, ${formatPercent(reached)} of it so far`;
}

function ordersAgainst(before: DayFigures, last: string, hour: number): string {
  const whole = `${last}: ${formatCount(before.orders)}`;
  const byNow = salesBefore(hour, before);
  return hour === 0 ? whole : `${whole}, ${formatCount(byNow)} of them by ${formatHour(hour)}`;
}
