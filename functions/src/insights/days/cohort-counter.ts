import type { Cohort, CohortStats } from '../../model/cohorts';
import type { OrderBody } from '../../model/order';

/** What cohorts need of an order. */
export type CohortOrder = Pick<OrderBody, 'businessDay' | 'counted' | 'locationId' | 'placedAt'>;

const MONTH_CHARACTERS = 'YYYY-MM'.length;

type Cohorts = Map<string, { customers: number; active: Map<string, number> }>;

/**
 * Adds up who came back, by the months of business days. Each customer is given once, with all orders in any sequence; nothing of
 * them is kept.
 */
export class CohortCounter {
  private readonly all: Cohorts = new Map();
  private readonly locations = new Map<string, Cohorts>();

  add(orders: Iterable<CohortOrder>): void {
    const months = new Set<string>();
    let first: CohortOrder | null = null;
    for (const order of orders) {
      if (!order.counted) continue;
      months.add(monthOf(order));
      if (!first || isBefore(order, first)) first = order;
    }
    if (!first) return;
    const month = monthOf(first);
    const location: Cohorts = this.locations.get(first.locationId) ?? new Map();
    this.locations.set(first.locationId, location);
    for (const cohorts of [this.all, location]) addTo(cohorts, month, months);
  }

  /** @param sales of the organisation, anonymous ones included. */
  finish(sales: number, now: Date): CohortStats {
    const locations = [...this.locations].map(([id, cohorts]) => [id, finish(cohorts)] as const);
    return {
      cohorts: finish(this.all),
      locations: Object.fromEntries(locations),
      sales,
      computedAt: now,
    };
  }
}

const MADE_EVERY_MS = 7 * 86_400_000;

/** The share of sales that may come or go before cohorts are made anew. */
const TOLERATED_SHARE = 0.1;

/** Whether cohorts go by too old or by too different a set of sales. Every order is read to make them, so a little is let pass. */
export function areStale(standing: CohortStats | null, sales: number, now: Date): boolean {
  if (!standing) return true;
  const isOld = now.getTime() - standing.computedAt.getTime() >= MADE_EVERY_MS;
  return isOld || Math.abs(sales - standing.sales) > TOLERATED_SHARE * standing.sales;
}

function monthOf({ businessDay }: CohortOrder): string {
  return businessDay.slice(0, MONTH_CHARACTERS);
}

/** The day comes first, so that nobody comes back before their cohort; of one instant the location decides, not the sequence. */
function isBefore(a: CohortOrder, b: CohortOrder): boolean {
  if (a.businessDay !== b.businessDay) return a.businessDay < b.businessDay;
  const byTime = a.placedAt.getTime() - b.placedAt.getTime();
  return byTime < 0 || (byTime === 0 && a.locationId < b.locationId);
}

function addTo(cohorts: Cohorts, month: string, months: ReadonlySet<string>): void {
  const cohort = cohorts.get(month) ?? { customers: 0, active: new Map<string, number>() };
  cohorts.set(month, cohort);
  cohort.customers += 1;
  for (const one of months) cohort.active.set(one, (cohort.active.get(one) ?? 0) + 1);
}

function finish(cohorts: Cohorts): Record<string, Cohort> {
  return Object.fromEntries(
    [...cohorts].map(([month, { customers, active }]) => [
      month,
      { customers, active: Object.fromEntries(active) },
    ]),
  );
}
