import { priceOrder } from '../world/baskets';
import { isJsonObject, scalarText } from '../world/json';
import type { JsonObject } from '../world/json';
import { ORDER_TYPES } from '../world/order-facts';
import type { OrderLine } from '../world/order-facts';
import { placeOrder } from '../world/place-order';
import { overrideOrder } from '../world/change-order';
import { Random, STREAM } from '../world/random';
import type { World } from '../world/world';
import { fieldsOf, ok, refuse, wholeNumber } from './answer';
import type { Answer, Call, Route } from './answer';
import { renderLines } from './order-lines';
import { renderOrder } from './order-row';
import type { Pos } from './pos';

function create(pos: Pos, call: Call): Answer {
  const world = pos.world();
  const body = fieldsOf(call.body);
  const customer = world.customers.find(scalarText(body['id_customer']));
  const location = world.locations.find(({ id }) => String(id) === scalarText(body['id_location']));
  if (customer === null || location === undefined)
    return refuse(400, 'id_customer and id_location are required');
  const type = ORDER_TYPES.find((one) => one === body['type']) ?? 'retail';
  const random = new Random(world.options.seed, STREAM.control, world.orders.version);
  const slot = placeOrder(world, random, {
    customer,
    location: location.index,
    lines: [],
    status: 'pending',
    type,
  });
  const external = scalarText(body['id_external']);
  if (external !== '')
    overrideOrder(world, slot, {
      fields: { id_external: external },
      listOnly: false,
      touch: false,
    });
  return ok(renderOrder(world, slot, pos.variants(), 'one'));
}

function rewrite(world: World, slot: number, lines: readonly OrderLine[]): void {
  world.orders.setLines(slot, lines);
  const subtotal = lines.reduce((sum, line) => sum + line.unitCents, 0);
  const { discountCents } = world.orders.read(slot);
  world.orders.change(slot, {
    ...priceOrder(subtotal, Math.min(discountCents, subtotal)),
    updatedAtMs: Math.floor(world.clock.nowMs()),
  });
}

function addUnits(world: World, slot: number, body: JsonObject): Answer {
  const row = world.stock.find(({ batchId }) => String(batchId) === scalarText(body['id_batch']));
  const quantity = wholeNumber(body['qty']) ?? 0;
  if (row === undefined || quantity < 1) return refuse(422, 'id_batch and qty are required');
  const unit = { lineId: 0, itemIndex: row.item.index, unitCents: row.item.priceCents };
  rewrite(world, slot, [
    ...world.orders.lines(slot),
    ...Array.from({ length: quantity }, () => unit),
  ]);
  return ok({ items: renderLines(world, slot).slice(-quantity) });
}

function overridePrice(world: World, slot: number, lineId: string, body: JsonObject): Answer {
  const cents = Math.round(Number(body['price_override']) * 100);
  const lines = world.orders.lines(slot);
  if (!lines.some((line) => String(line.lineId) === lineId)) return refuse(404, 'Line not found');
  if (!Number.isFinite(cents) || cents < 0) return refuse(422, 'price_override is required');
  rewrite(
    world,
    slot,
    lines.map((line) => (String(line.lineId) === lineId ? { ...line, unitCents: cents } : line)),
  );
  return ok(renderLines(world, slot).find((line) => scalarText(line['id_item']) === lineId) ?? {});
}

function changeHeader(pos: Pos, slot: number, body: JsonObject): Answer {
  const { pickup_date, pickup_time } = body;
  const given = { pickup_date, pickup_time };
  const fields = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  overrideOrder(pos.world(), slot, { fields, listOnly: false, touch: true });
  return ok(renderOrder(pos.world(), slot, pos.variants(), 'one'));
}

function applyDiscount(pos: Pos, slot: number, body: JsonObject): Answer {
  if (!pos.variants().discountsAllowed) return refuse(403, 'Insufficient permission');
  if (scalarText(body['id_discount']) !== '3001') return refuse(404, 'Discount not found');
  const { subtotalCents } = pos.world().orders.read(slot);
  pos.world().orders.change(slot, priceOrder(subtotalCents, Math.round(subtotalCents * 0.2)));
  return ok({ order: renderOrder(pos.world(), slot, pos.variants(), 'one') });
}

/** The writes a shop integration makes; they move orders along in tests. */
export function orderWriteRoutes(pos: Pos): Route[] {
  const onOrder = (act: (slot: number, body: JsonObject, call: Call) => Answer) => (call: Call) => {
    const slot = pos.world().orders.find(call.params['id'] ?? '');
    if (slot === null) return refuse(404, 'Order not found');
    return act(slot, isJsonObject(call.body) ? call.body : {}, call);
  };
  return [
    { method: 'POST', path: '/order', handler: (call) => create(pos, call) },
    {
      method: 'PUT',
      path: '/order/:id',
      handler: onOrder((slot, body) => changeHeader(pos, slot, body)),
    },
    {
      method: 'POST',
      path: '/order/:id/item',
      handler: onOrder((slot, body) => addUnits(pos.world(), slot, body)),
    },
    {
      method: 'PUT',
      path: '/order/:id/item/:line',
      handler: onOrder((slot, body, call) =>
        overridePrice(pos.world(), slot, call.params['line'] ?? '', body),
      ),
    },
    {
      method: 'POST',
      path: '/order/:id/discount',
      handler: onOrder((slot, body) => applyDiscount(pos, slot, body)),
    },
  ];
}
