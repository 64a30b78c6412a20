import { renderOrder } from '../api/order-row';
import type { Engine } from '../engine';
import { toJson } from '../faults/to-json';
import { isJsonObject } from '../world/json';
import type { JsonObject } from '../world/json';
import { OperationError, requireCustomer } from '../world/customer-operations';
import { placeOrder } from '../world/place-order';
import { overrideOrder, requireOrder, setOrderStatus } from '../world/change-order';
import type { NewOrder } from '../world/place-order';
import { Random, STREAM } from '../world/random';
import type { World } from '../world/world';
import { newOrderSchema, orderChangeSchema } from './inputs';
import type { NewOrderInput, OrderChangeInput } from './inputs';
import { requireItem, requireLocation } from './stock-control';
import type { WebhookControl } from '../webhooks/webhook-control';

/** An order after an operation: its row as in the list, and its slot. */
export interface OrderResult {
  readonly slot: number;
  /** The order's id, as text. */
  readonly id: string;
  readonly row: JsonObject;
}

const TRIES = 400;

/** A member who has not dropped out, the busier the likelier; −1 when none was found. */
export function pickBuyer(world: World, random: Random): number {
  const slots = world.customers.list();
  let highest = 0;
  let busiest = -1;
  for (let attempt = 0; attempt < TRIES && slots.length > 0; attempt += 1) {
    const slot = random.pick(slots);
    const { guest, ratePerDay, droppedOutAtMs } = world.customers.traits(slot);
    if (guest || droppedOutAtMs !== null) continue;
    if (random.chance(ratePerDay / 0.3)) return slot;
    if (ratePerDay >= highest) [highest, busiest] = [ratePerDay, slot];
  }
  return busiest;
}

function toNewOrder(world: World, random: Random, given: NewOrderInput): NewOrder {
  const input = newOrderSchema.parse(given);
  const { id_customer: wanted } = input;
  const customer =
    wanted === null
      ? -1
      : wanted === 'random'
        ? pickBuyer(world, random)
        : requireCustomer(world, wanted);
  return {
    customer,
    ...(input.id_location === undefined
      ? {}
      : { location: requireLocation(world, input.id_location).index }),
    ...(input.lines === undefined
      ? {}
      : {
          lines: input.lines.map(({ id_item: id, quantity, unitCents }) => ({
            item: requireItem(world, id),
            quantity,
            ...(unitCents === undefined ? {} : { unitCents }),
          })),
        }),
    ...(input.discountCents === undefined ? {} : { discountCents: input.discountCents }),
    ...(input.totalCents === undefined ? {} : { totalCents: input.totalCents }),
    ...(input.status === undefined ? {} : { status: input.status }),
    ...(input.type === undefined ? {} : { type: input.type }),
    ...(input.date_created === undefined ? {} : { placedAtMs: input.date_created.getTime() }),
    ...(input.id_order === undefined ? {} : { id: input.id_order }),
  };
}

/** Operations on orders. */
export function orderControl(engine: Engine, webhooks: WebhookControl) {
  const result = (slot: number): OrderResult => ({
    slot,
    id: String(engine.world.orders.idOf(slot)),
    row: renderOrder(engine.world, slot, engine.variants, 'list'),
  });
  return {
    /** Places an order. @throws {OperationError | z.ZodError} */
    place(given: NewOrderInput): OrderResult {
      const { world } = engine;
      const random = new Random(world.options.seed, STREAM.control, world.orders.version);
      const slot = placeOrder(world, random, toNewOrder(world, random, given));
      if (given.deliver !== undefined)
        webhooks.announce('order.created', String(world.orders.idOf(slot)), given.deliver);
      return result(slot);
    },

    /** Changes status or raw fields. @throws {OperationError | z.ZodError} */
    change(id: string, given: OrderChangeInput): OrderResult {
      const { status, paidInFull, set, listOnly, touch } = orderChangeSchema.parse(given);
      const slot = requireOrder(engine.world, id);
      if (status === undefined && set === undefined)
        throw new OperationError('Give a status or fields to set.');
      if (status !== undefined) setOrderStatus(engine.world, slot, status, paidInFull);
      const fields = toJson(set ?? {});
      if (isJsonObject(fields) && set !== undefined)
        overrideOrder(engine.world, slot, { fields, listOnly, touch });
      if (given.deliver !== undefined) webhooks.announce('order.updated', id, given.deliver);
      return result(slot);
    },

    /** Takes an order out of the list; asking for it by id gives 404. @throws {OperationError} */
    remove(id: string): void {
      engine.world.orders.delete(requireOrder(engine.world, id));
    },

    /** The row of an order as in the list. @throws {OperationError} */
    read(id: string): OrderResult {
      return result(requireOrder(engine.world, id));
    },
  };
}
