import { canonicalJson } from '../model/canonical-json';
import type { DayBreakdown } from '../model/day-stats';
import { comparedBookWrite, readBooks } from '../store/books';
import type { Reader, Write } from '../store/database';
import {
  dayOrdersQuery,
  toDayOrder,
  type DayCursor,
  type StoredDayOrder,
} from '../store/day-orders';
import { CorruptDocument, toLogFields } from '../store/errors';
import { readFirstOrders, type FirstOrders } from '../store/first-orders';
import { compareBook, NOTHING_STORED, withStoredOrder, type StoredSide } from './days/compare-book';
import { DayCounter } from './days/day-counter';
import type { RecomputeCollaborators } from './recompute-outbox';

/** Orders of days that are held in memory at a time. */
const ORDERS_AT_ONCE = 8_000;

/** Neighbours so many days apart at the most are read in one go. */
const NEAR_DAYS = 3;
const DAY_MS = 86_400_000;

/** What reading days works with. */
export interface DayReading extends RecomputeCollaborators {
  readonly orgId: string;
  /** The first sales of everybody, where they are known already. */
  readonly firstOrders?: FirstOrders;
}

/** The breakdowns of the first of some days: null of those with neither a sale nor an open order. */
export interface ReadBreakdowns {
  readonly breakdowns: ReadonlyMap<string, DayBreakdown | null>;
  /** Their books that say something else once they are held against what is stored. */
  readonly bookWrites: readonly Write[];
  /** Whether any of them has a book. */
  readonly hasBooks: boolean;
  /** How many of the days that is; at least one. */
  readonly covered: number;
}

/**
 * Reads the orders of some business days, day by day at one instant, and adds them up. Days that lie far from the first one, or
 * do not fit in what is read at a time, are left to the next call.
 *
 * @param days sorted, at least one.
 */
export function readBreakdowns(
  context: DayReading,
  days: readonly string[],
  hourOf: (order: StoredDayOrder) => number,
): Promise<ReadBreakdowns> {
  const { db, orgId, now } = context;
  const near = nearDays(days);
  return db.atOneTime(async (reader) => {
    const { counters, sides, covered } = await countDays(context, reader, { days: near, hourOf });
    const customers = new Set<string>();
    for (const counter of counters.values())
      for (const customer of counter.customers) customers.add(customer);
    const firstOrders =
      context.firstOrders ?? (await readFirstOrders(reader, orgId, [...customers]));
    const done = near.slice(0, covered);
    const asOf = now();
    const breakdowns = new Map(
      done.map((day) => [day, counters.get(day)?.finish(firstOrders, asOf) ?? null]),
    );
    const books = await compareBooks(context, reader, { days: done, sides });
    return { breakdowns, ...books, covered };
  });
}

async function compareBooks(
  { orgId, now, log }: DayReading,
  reader: Reader,
  { days, sides }: { days: readonly string[]; sides: Counted['sides'] },
): Promise<Pick<ReadBreakdowns, 'bookWrites' | 'hasBooks'>> {
  const onCorrupt = (error: Error): void =>
    log('a book cannot be read', { orgId, ...toLogFields(error) });
  const books = await readBooks(reader, orgId, { days, onCorrupt });
  const bookWrites = [...books.values()].flatMap(({ book, writtenAt }) => {
    const compared = compareBook(book, sides.get(book.day) ?? NOTHING_STORED, now());
    const isSame =
      canonicalJson({ ...compared, comparedAt: book.comparedAt }) === canonicalJson(book);
    return isSame ? [] : [comparedBookWrite(orgId, compared, writtenAt)];
  });
  return { bookWrites, hasBooks: books.size > 0 };
}

/** The first days up to the first wide gap. */
function nearDays(days: readonly string[]): readonly string[] {
  const end = days.findIndex((day, index) => {
    const before = days[index - 1];
    return before !== undefined && Date.parse(day) - Date.parse(before) > NEAR_DAYS * DAY_MS;
  });
  return end === -1 ? days : days.slice(0, end);
}

/** What was added up, of which days beyond `covered` may lack orders. */
interface Counted {
  readonly counters: ReadonlyMap<string, DayCounter>;
  readonly sides: ReadonlyMap<string, StoredSide>;
  readonly covered: number;
}

async function countDays(
  { orgId, log, ordersAtOnce = ORDERS_AT_ONCE }: DayReading,
  reader: Reader,
  { days, hourOf }: { days: readonly string[]; hourOf: (order: StoredDayOrder) => number },
): Promise<Counted> {
  const counters = new Map(days.map((day) => [day, new DayCounter()]));
  const sides = new Map<string, StoredSide>();
  const range = { first: days[0] ?? '', last: days.at(-1) ?? '' };
  let after: DayCursor | null = null;
  for (;;) {
    const page = await reader.query(dayOrdersQuery(orgId, range, { after, limit: ordersAtOnce }));
    for (const document of page) {
      try {
        const order = toDayOrder(document);
        if (!order) continue;
        const { businessDay: day } = order;
        sides.set(day, withStoredOrder(sides.get(day) ?? NOTHING_STORED, order));
        if (order.source.deletedAt === null) counters.get(day)?.add(order, hourOf(order));
      } catch (error) {
        if (!(error instanceof CorruptDocument)) throw error;
        log('an order cannot be read and is in no figure of its day', {
          orgId,
          ...toLogFields(error),
        });
      }
    }
    const last = page.at(-1);
    if (!last || page.length < ordersAtOnce) return { counters, sides, covered: days.length };
    // The last day of a full page may have more orders than the page shows.
    const open = String(last.data?.['businessDay']);
    const covered = days.filter((day) => day < open).length;
    if (covered > 0) return { counters, sides, covered };
    after = { day: open, id: last.id };
  }
}
