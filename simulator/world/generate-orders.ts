import { drawDiscountCents, fillBasket, priceOrder } from './baskets';
import type { Shelf } from './baskets';
import type { BuyingProcess, Period } from './buying-process';
import { CATEGORY_FACTS } from './catalogue-facts';
import type { CustomerBook } from './customer-book';
import { drawOutcome } from './order-outcome';
import type { StoreLocation } from './locations';
import { OrderBook } from './order-book';
import { intoOpeningHours } from './opening-hours';
import { Random, STREAM } from './random';
import type { ZoneDays } from './zone-days';

/** What the generation of orders needs. */
export interface OrderPlan {
  readonly seed: number;
  readonly orders: number;
  readonly period: Period;
  readonly process: BuyingProcess;
  readonly locations: readonly StoreLocation[];
  readonly shelves: readonly Shelf[];
  readonly customers: CustomerBook;
  readonly visits: readonly { readonly atMs: number; readonly customer: number }[];
  readonly zoneDays: ZoneDays;
}

/** Walk-in sales that are booked on a `Guest` row; the others have no customer. */
const GUEST_ROW_SHARE = 2 / 17;
/** Shape of one basket around its customer's mean: the p of the gamma-gamma model. */
export const BASKET_SHAPE = 6;
const WALK_IN_MEAN_CENTS = 4_200;
const AWAY_FROM_HOME_SHARE = 0.06;

function drawLocation(
  random: Random,
  home: number | null,
  locations: readonly StoreLocation[],
): StoreLocation {
  const at = home !== null && !random.chance(AWAY_FROM_HOME_SHARE) ? locations[home] : undefined;
  let roll = random.unit() * 100;
  const found =
    at ?? locations.find(({ salesPercent }) => (roll -= salesPercent) < 0) ?? locations[0];
  if (found === undefined) throw new RangeError('a world needs a location');
  return found;
}

function drawWalkIns(plan: OrderPlan, count: number): { atMs: number; customer: number }[] {
  const random = new Random(plan.seed, STREAM.walkIn);
  const guests = plan.customers.list().filter((slot) => plan.customers.isGuest(slot));
  const { fromMs, toMs } = plan.period;
  return Array.from({ length: count }, () => {
    let atMs: number;
    do atMs = Math.floor(fromMs + random.unit() * (toMs - fromMs));
    while (!random.chance(plan.process.walkInWeight(atMs, plan.period)));
    const onGuestRow = guests.length > 0 && random.chance(GUEST_ROW_SHARE);
    return { atMs, customer: onGuestRow ? random.pick(guests) : -1 };
  });
}

/** Writes one sale into the book; all its draws come from its own stream. */
function writeOrder(plan: OrderPlan, book: OrderBook, sale: Sale, random: Random): void {
  const { customers, shelves } = plan;
  const traits = sale.customer < 0 ? null : customers.traits(sale.customer);
  const member = traits !== null && !traits.guest;
  const shelf = shelves[sale.location.index] ?? shelves[0];
  if (shelf === undefined) throw new RangeError('a world needs a shelf');
  const mean = member ? traits.meanBasketCents : WALK_IN_MEAN_CENTS;
  const target = Math.round((mean * random.gamma(BASKET_SHAPE)) / BASKET_SHAPE);
  const favourite = CATEGORY_FACTS[traits?.favourite ?? random.int(0, 5)]?.text ?? '';
  const units = fillBasket(random, shelf, target, favourite);
  const subtotal = units.reduce((sum, item) => sum + item.priceCents, 0);
  book.append(
    {
      customer: sale.customer,
      location: sale.location.index,
      placedAtMs: sale.atMs,
      ...drawOutcome(random, { online: member, placedAtMs: sale.atMs, nowMs: plan.period.toMs }),
      ...priceOrder(subtotal, drawDiscountCents(random, subtotal)),
    },
    units.map((item) => ({ itemIndex: item.index, unitCents: item.priceCents })),
  );
}

interface Sale {
  readonly atMs: number;
  readonly customer: number;
  readonly location: StoreLocation;
}

/** The orders of the past, oldest first: what members bought, and walk-in sales up to exactly the wanted number. */
export function generateOrders(plan: OrderPlan): OrderBook {
  const { seed, customers, locations, zoneDays, period } = plan;
  const walkIns = drawWalkIns(plan, plan.orders - plan.visits.length);
  const sales = [...plan.visits, ...walkIns].map(({ atMs, customer }, index): Sale => {
    const random = new Random(seed, STREAM.order, index, 1);
    const home =
      customer < 0 || customers.isGuest(customer) ? null : customers.traits(customer).homeLocation;
    const location = drawLocation(random, home, locations);
    const moved =
      home === null ? intoOpeningHours(atMs, location.zone, zoneDays, period.toMs) : atMs;
    return { atMs: moved, customer, location };
  });
  const book = new OrderBook();
  const inOrder = sales.toSorted(
    (left, right) => left.atMs - right.atMs || left.customer - right.customer,
  );
  for (const [index, sale] of inOrder.entries()) {
    writeOrder(plan, book, sale, new Random(seed, STREAM.order, index));
  }
  return book;
}
