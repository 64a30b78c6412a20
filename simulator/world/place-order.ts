import { drawDiscountCents, fillBasket, priceOrder } from './baskets';
import type { Item } from './catalogue';
import { CATEGORY_FACTS } from './catalogue-facts';
import { OperationError } from './customer-operations';
import type { OrderType } from './order-facts';
import { requireStatus } from './change-order';
import { statusKind } from './order-status';
import type { Random } from './random';
import type { World } from './world';

/** An order to place; what is left out is drawn at random. */
export interface NewOrder {
  /** Slot of the customer; −1 for an anonymous sale. */
  readonly customer: number;
  readonly location?: number;
  readonly lines?: readonly {
    readonly item: Item;
    readonly quantity: number;
    readonly unitCents?: number;
  }[];
  readonly discountCents?: number;
  /** Set to override what the lines come to; subtotal takes it, without tax. */
  readonly totalCents?: number;
  readonly status?: string;
  readonly type?: OrderType;
  readonly placedAtMs?: number;
  readonly id?: bigint;
}

function drawUnits(
  world: World,
  random: Random,
  order: NewOrder,
  location: number,
): { itemIndex: number; unitCents: number }[] {
  if (order.lines !== undefined) {
    return order.lines.flatMap(({ item, quantity, unitCents }) =>
      Array.from({ length: quantity }, () => ({
        itemIndex: item.index,
        unitCents: unitCents ?? item.priceCents,
      })),
    );
  }
  const shelf = world.shelves[location] ?? world.shelves[0];
  const traits = order.customer < 0 ? null : world.customers.traits(order.customer);
  const favourite = CATEGORY_FACTS[traits?.favourite ?? 0]?.text ?? '';
  const target =
    order.totalCents ?? Math.round((traits?.meanBasketCents ?? 4_200) * (0.4 + random.unit()));
  if (shelf === undefined) return [];
  return fillBasket(random, shelf, target, favourite).map((item) => ({
    itemIndex: item.index,
    unitCents: item.priceCents,
  }));
}

/** Places an order now (or when told) and takes its units off the shelf. @returns the slot. */
export function placeOrder(world: World, random: Random, order: NewOrder): number {
  const traits = order.customer < 0 ? null : world.customers.traits(order.customer);
  const location = order.location ?? traits?.homeLocation ?? 0;
  if (world.locations[location] === undefined)
    throw new OperationError('There is no such location.');
  if (order.id !== undefined && world.orders.find(String(order.id)) !== null)
    throw new OperationError(`Order ${order.id} exists already.`);
  const units = drawUnits(world, random, order, location);
  const subtotal = units.reduce((sum, unit) => sum + unit.unitCents, 0);
  const discount =
    order.discountCents ?? (order.lines === undefined ? drawDiscountCents(random, subtotal) : 0);
  const money =
    order.totalCents === undefined
      ? priceOrder(subtotal, discount)
      : {
          subtotalCents: order.totalCents,
          discountCents: 0,
          taxCents: 0,
          totalCents: order.totalCents,
        };
  const status = requireStatus(order.status ?? 'completed');
  const atMs = Math.floor(order.placedAtMs ?? world.clock.nowMs());
  const facts = {
    customer: order.customer,
    location,
    type: order.type ?? 'retail',
    status,
    paidInFull: statusKind(status).complete,
    placedAtMs: atMs,
    updatedAtMs: atMs,
    ...money,
  };
  takeFromStock(world, units, location);
  return world.orders.append(facts, units, order.id);
}

function takeFromStock(
  world: World,
  units: readonly { itemIndex: number }[],
  location: number,
): void {
  for (const { itemIndex } of units) {
    const row = world.stock.find(
      (one) =>
        one.item.index === itemIndex &&
        one.location.index === location &&
        one.area?.type === 'Retail' &&
        one.available > 0,
    );
    if (row === undefined) continue;
    row.available -= 1;
    row.onHand -= 1;
    row.updatedAtMs = world.clock.nowMs();
  }
}
