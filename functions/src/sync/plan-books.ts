import { BOOK_FIGURES, NO_SALES, withOrder, type BookSums } from '../model/books';
import { addDays } from '../model/business-day';
import type { OrderObservation } from '../model/observation';
import type { StreamState } from '../model/stream-state';
import type { WalkPlan } from './plan-walk';

const HOUR_MS = 3_600_000;

/** From the first place on earth where a day begins to UTC, and from UTC to the last where it ends. */
const EASTERNMOST_MS = 14 * HOUR_MS;
const WESTERNMOST_MS = 12 * HOUR_MS;

/** What a walk read of a business day. */
export interface WalkedDay {
  readonly day: string;
  readonly pos: BookSums;
  /** The POS's clock when it served the last of the day's rows. */
  readonly walkedAt: Date;
}

/** Whether a walk adds up days: those that read recent days or everything in one go do. */
export function keepsBooks({ complete, recheck, resumeAt }: WalkPlan): boolean {
  return resumeAt === null && (complete || recheck);
}

/** What is kept of an order while its walk lasts. */
type WalkedOrder = Pick<OrderObservation['body'], 'businessDay' | 'counted' | 'totals'> &
  Pick<OrderObservation, 'observedAt'>;

/** Adds up the POS's own orders by business day as a walk reads them; of a row that comes twice the later one. */
export class WalkedOrders {
  private readonly orders = new Map<string, WalkedOrder>();

  see(observations: readonly OrderObservation[]): void {
    for (const { id, body, observedAt } of observations) {
      const { businessDay, counted, totals } = body;
      this.orders.set(id, { businessDay, counted, totals, observedAt });
    }
  }

  /** The days of which the walk has read everything, oldest first. */
  days(plan: WalkPlan): WalkedDay[] {
    const days = new Map<string, WalkedDay>();
    for (const order of this.orders.values()) {
      const day = order.businessDay;
      const before = days.get(day) ?? { day, pos: NO_SALES, walkedAt: order.observedAt };
      const isLater = order.observedAt > before.walkedAt;
      const walkedAt = isLater ? order.observedAt : before.walkedAt;
      days.set(day, { day, pos: withOrder(before.pos, order), walkedAt });
    }
    return [...days.values()]
      .filter(({ day }) => liesWithin(day, plan))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  }
}

/** Days of which the last sums are remembered. */
const REMEMBERED_DAYS = 60;

/** What becomes of the books. */
export interface BookPlan {
  /** Days that come to something else than when they were last walked, as far as that is remembered. */
  readonly changed: readonly WalkedDay[];
  /** What is remembered from now on: the newest days, as short texts. */
  readonly remembered: StreamState['books'];
}

/** Which of the walked days have to be entered. A day that is remembered and of which no row is left has come to nothing. */
export function planBooks(
  walked: readonly WalkedDay[],
  before: StreamState['books'],
  { plan, observedAt }: { plan: WalkPlan; observedAt: Date },
): BookPlan {
  const seen = new Set(walked.map(({ day }) => day));
  const emptied = Object.keys(before)
    .filter((day) => !seen.has(day) && liesWithin(day, plan))
    .map((day): WalkedDay => ({ day, pos: NO_SALES, walkedAt: observedAt }));
  const all = [...walked, ...emptied];
  const texts = new Map(all.map(({ day, pos }) => [day, textOf(pos)]));
  const remembered = Object.entries({ ...before, ...Object.fromEntries(texts) })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-REMEMBERED_DAYS);
  return {
    changed: all.filter(({ day }) => texts.get(day) !== before[day]),
    remembered: Object.fromEntries(remembered),
  };
}

function textOf(sums: BookSums): string {
  return BOOK_FIGURES.map((figure) => sums[figure].toString(36)).join('.');
}

/** Whether a calendar day, wherever it is lived, began after the walk's beginning and was over before the walk. */
function liesWithin(day: string, { since, startedAt }: WalkPlan): boolean {
  const beginsAt = Date.parse(`${day}T00:00:00Z`) - EASTERNMOST_MS;
  const endsAt = Date.parse(`${addDays(day, 1)}T00:00:00Z`) + WESTERNMOST_MS;
  return (since === null || since.getTime() <= beginsAt) && endsAt <= startedAt.getTime();
}
