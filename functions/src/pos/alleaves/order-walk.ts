import { walkOffset, type ListPage, type NumberedPage } from './offset-walk';
import { narrowWindow, nextWindow, PAGES_PER_WINDOW, type OrderPosition } from './order-windows';

export interface OrderWalk {
  /** Orders of the position's days, newest first. */
  readonly fetchPage: (position: OrderPosition, signal: AbortSignal) => Promise<ListPage>;
  readonly pageSize: number;
  readonly concurrency: number;
  readonly readId: (row: unknown) => string | null;
  /** When an order was placed; null when the row does not say. */
  readonly readPlacedAt: (row: unknown) => Date | null;
  /** The earliest calendar day of an instant, over all locations. */
  readonly toDay: (instant: Date) => string;
}

/** One page of the walk and where it was found. */
export interface OrderPage extends NumberedPage {
  readonly position: OrderPosition;
}

/** Follows rows while they are dated and newest first. */
function createOrderCheck(readPlacedAt: OrderWalk['readPlacedAt']) {
  let oldest: Date | null = null;
  let isSorted = true;
  return {
    follow(rows: readonly unknown[]): void {
      for (const row of rows) {
        const placedAt = readPlacedAt(row);
        if (placedAt === null || (oldest !== null && placedAt > oldest)) isSorted = false;
        oldest = placedAt ?? oldest;
      }
    },
    /** The oldest row so far; null unless all of them came newest first. */
    oldest: (): Date | null => (isSorted ? oldest : null),
  };
}

/** One stretch of the walk: a window from some page on, up to the depth at which it may be narrowed. */
interface Leg {
  readonly start: OrderPosition;
  readonly mayNarrow: boolean;
}

function toLeg(start: OrderPosition): Leg {
  return { start, mayNarrow: start.page <= PAGES_PER_WINDOW };
}

/** How a window whose page 20 is full goes on: narrower, with that page asked for again, else with the page after it. */
function planDeepLeg({ start }: Leg, oldestDay: string | null): Leg {
  const deep: OrderPosition = { ...start, page: PAGES_PER_WINDOW };
  const narrowed = oldestDay === null ? null : narrowWindow(deep, oldestDay);
  return { start: narrowed ?? { ...deep, page: deep.page + 1 }, mayNarrow: false };
}

async function* walkPages(walk: OrderWalk, { start, mayNarrow }: Leg) {
  const pages = walkOffset({
    ...walk,
    fetchPage: (page, signal) => walk.fetchPage({ ...start, page }, signal),
    firstPage: start.page,
    lastPage: mayNarrow ? PAGES_PER_WINDOW : undefined,
  });
  for await (const page of pages) {
    yield { ...page, position: { ...start, page: page.page } } satisfies OrderPage;
  }
}

/**
 * The pages of all orders from a position on. A window whose page 20 is full goes on as a narrower one, and what that
 * left out is walked afterwards; the windows together cover all days, so no order is lost whichever of its dates the
 * POS filters by, and some are served twice.
 * @throws {PosError} as {@link walkOffset} does.
 */
export async function* walkOrders(
  walk: OrderWalk,
  start: OrderPosition,
): AsyncGenerator<OrderPage, void, undefined> {
  let leg: Leg | null = toLeg(start);
  while (leg !== null) {
    const check = createOrderCheck(walk.readPlacedAt);
    let isFinished = !leg.mayNarrow;
    for await (const page of walkPages(walk, leg)) {
      check.follow(page.rows);
      isFinished ||= page.isLast;
      yield page;
    }
    if (isFinished) {
      const next: OrderPosition | null = nextWindow(leg.start);
      leg = next === null ? null : toLeg(next);
    } else {
      const oldest: Date | null = check.oldest();
      leg = planDeepLeg(leg, oldest === null ? null : walk.toDay(oldest));
    }
  }
}
