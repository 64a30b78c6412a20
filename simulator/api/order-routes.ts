import { list, ok, refuse, wholeNumber } from './answer';
import type { Answer, Call, Route } from './answer';
import { wrapRows } from './envelopes';
import { OrderListing } from './order-listing';
import type { DayRange } from './order-listing';
import { renderOrder } from './order-row';
import type { Pos } from './pos';
import { parseDay } from '../world/zone-days';

/** Both days included; null for a date that cannot be read. */
function readRange(pos: Pos, { query }: Call): DayRange | null {
  const world = pos.world();
  const { ordersZone, implicitWindowDays } = pos.variants();
  const zone = ordersZone === 'utc' ? 'UTC' : (world.locations[0]?.zone ?? 'UTC');
  const today = world.zoneDays.dayNumber(zone, world.clock.nowMs());
  const from =
    query['startDate'] === undefined ? today - implicitWindowDays : parseDay(query['startDate']);
  const to = query['endDate'] === undefined ? today + 1 : parseDay(query['endDate']);
  return from === null || to === null ? null : { from, to };
}

function listOrders(pos: Pos, listing: OrderListing, call: Call): Answer {
  const world = pos.world();
  const variants = pos.variants();
  const page = wholeNumber(call.query['page']) ?? (call.query['page'] ? 0 : 1);
  const asked = wholeNumber(call.query['pageSize']) ?? (call.query['pageSize'] ? 0 : 100);
  const range = readRange(pos, call);
  if (page < 1 || asked < 1 || range === null)
    return refuse(400, 'Invalid page, pageSize, startDate or endDate');
  const pageSize = Math.min(asked, variants.maxPageSize);
  const slots = listing.newestFirst(world, variants, range);
  const rows = slots
    .slice((page - 1) * pageSize, page * pageSize)
    .map((slot) => renderOrder(world, slot, variants, 'list'));
  return list(rows, (shown) => wrapRows(variants.ordersEnvelope, shown));
}

function readOrder(pos: Pos, call: Call): Answer {
  const world = pos.world();
  const slot = world.orders.find(call.params['id'] ?? '');
  return slot === null
    ? refuse(404, 'Order not found')
    : ok(renderOrder(world, slot, pos.variants(), 'one'));
}

/** The order list and single orders. */
export function orderRoutes(pos: Pos): Route[] {
  const listing = new OrderListing();
  return [
    { method: 'GET', path: '/order', handler: (call) => listOrders(pos, listing, call) },
    { method: 'GET', path: '/order/:id', handler: (call) => readOrder(pos, call) },
  ];
}
