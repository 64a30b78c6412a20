import { formatDollars } from '../insights/format-dollars';
import type { Period } from '../model/moves';
import { averageOrderCents } from '../model/sales-figures';
import { daysOfWeek, weekBefore } from './plan-week';
import type { ReportFacts } from './report-facts';
import { toCount, toWeekday } from './to-words';

/** A figure of the week, with how it compares with the week before. */
export interface ReportFigure {
  readonly label: string;
  readonly value: string;
  readonly change: string;
  readonly tone: 'up' | 'down' | 'same';
}

/** What one day of the week sold. */
export interface ReportDay {
  readonly label: string;
  readonly value: string;
  /** Of the best day, 0 to 100. */
  readonly share: number;
}

interface WeekSums {
  readonly orders: number;
  readonly revenueCents: number;
  readonly newBuyers: number;
}

type SalesFacts = Pick<ReportFacts, 'days' | 'week'>;

/** Revenue first, then orders, the average order, and buyers who came for the first time. */
export function toReportFigures(facts: SalesFacts): ReportFigure[] {
  const now = sumWeek(facts, facts.week);
  const before = sumWeek(facts, weekBefore(facts.week));
  const figure = (
    label: string,
    read: (sums: WeekSums) => number,
    format: (value: number) => string,
  ): ReportFigure => ({
    label,
    value: format(read(now)),
    ...compare(read(now), read(before), format),
  });
  return [
    figure('Revenue', ({ revenueCents }) => revenueCents, formatDollars),
    figure('Orders', ({ orders }) => orders, toCount),
    figure('Average order', averageOrderCents, formatDollars),
    figure('First-time buyers', ({ newBuyers }) => newBuyers, toCount),
  ];
}

/** Every day of the week, in order. */
export function toReportDays({ days, week }: SalesFacts): ReportDay[] {
  const revenues = daysOfWeek(week).map((day) => ({ day, cents: days[day]?.revenueCents ?? 0 }));
  const best = Math.max(1, ...revenues.map(({ cents }) => cents));
  return revenues.map(({ day, cents }) => ({
    label: toWeekday(day),
    value: formatDollars(cents),
    share: Math.round((Math.max(0, cents) / best) * 100),
  }));
}

function sumWeek({ days }: SalesFacts, week: Period): WeekSums {
  const sums = { orders: 0, revenueCents: 0, newBuyers: 0 };
  for (const day of daysOfWeek(week)) {
    sums.orders += days[day]?.orders ?? 0;
    sums.revenueCents += days[day]?.revenueCents ?? 0;
    sums.newBuyers += days[day]?.newBuyers ?? 0;
  }
  return sums;
}

function compare(
  now: number,
  before: number,
  format: (value: number) => string,
): Pick<ReportFigure, 'change' | 'tone'> {
  if (now === before) return { change: 'as the week before', tone: 'same' };
  const tone = now > before ? 'up' : 'down';
  if (before <= 0) return { change: `after ${format(before)} the week before`, tone };
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  return {
    change: `${tone} ${percent === 0 ? 'under 1' : toCount(percent)} % from ${format(before)}`,
    tone,
  };
}
