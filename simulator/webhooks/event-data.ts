import { renderCustomer } from '../api/customer-row';
import { renderOrder } from '../api/order-row';
import type { WebhookEventName } from './inputs';
import { requireItem } from '../control/stock-control';
import type { Engine } from '../engine';
import { OperationError, requireCustomer } from '../world/customer-operations';
import type { Json, JsonObject } from '../world/json';
import { requireOrder } from '../world/change-order';
import type { World } from '../world/world';

/** How much of an entity a webhook carries. */
export type BodyForm = 'full' | 'partial' | 'minimal';

/** The small line form: one entry per product, with the catalogue id under `id_item`. */
function collapseLines(world: World, slot: number): JsonObject[] {
  const lines = new Map<number, { name: string; quantity: number; price: number }>();
  for (const { itemIndex, unitCents } of world.orders.lines(slot)) {
    const item = world.items[itemIndex];
    if (item === undefined) continue;
    const quantity = (lines.get(item.id)?.quantity ?? 0) + 1;
    lines.set(item.id, { name: item.name, quantity, price: unitCents / 100 });
  }
  return [...lines].map(([id, line]) => ({ id_item: id, ...line }));
}

function pick(row: JsonObject, fields: readonly string[]): Record<string, Json> {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

const PARTIAL_ORDER = [
  'id_order',
  'id_customer',
  'status',
  'total',
  'date_created',
  'date_updated',
] as const;
const PARTIAL_CUSTOMER = ['id_customer', 'email', 'name_first', 'name_last'] as const;

function orderData(engine: Engine, id: string | undefined, form: BodyForm): JsonObject {
  const { world, variants } = engine;
  const slot = id === undefined ? world.orders.list().at(-1) : requireOrder(world, id);
  if (slot === undefined) throw new OperationError('There is no order.');
  const row = renderOrder(world, slot, variants, 'list');
  const identity = {
    id: row['id_order'],
    locationId: String(world.locations[world.orders.read(slot).location]?.id),
  };
  if (form === 'minimal') return { ...identity, id_order: row['id_order'] };
  if (form === 'partial')
    return { ...identity, ...pick(row, PARTIAL_ORDER), items: collapseLines(world, slot) };
  return { ...row, ...identity };
}

function customerData(engine: Engine, id: string | undefined, form: BodyForm): JsonObject {
  const { world, variants } = engine;
  const slot = id === undefined ? world.customers.list()[0] : requireCustomer(world, id);
  if (slot === undefined) throw new OperationError('There is no customer.');
  const row = renderCustomer(world, slot, variants);
  const home = world.locations[world.customers.traits(slot).homeLocation]?.id;
  const identity = { id: row['id_customer'], locationId: String(home) };
  if (form === 'minimal') return { ...identity, id_customer: row['id_customer'] };
  return { ...(form === 'partial' ? pick(row, PARTIAL_CUSTOMER) : row), ...identity };
}

const LOW_STOCK_LEVEL = 5;

function productData(engine: Engine, id: string | undefined, form: BodyForm): JsonObject {
  const { world } = engine;
  const item = requireItem(world, id ?? world.items[0]?.id ?? '');
  const rows = world.stock.filter((row) => row.item === item);
  const location = String(rows[0]?.location.id ?? world.locations[0]?.id);
  const identity = { id: item.id, id_item: item.id, locationId: location };
  if (form === 'minimal') return identity;
  const quantity = rows.reduce((sum, row) => sum + row.available, 0);
  const price = item.priceCents / 100;
  return {
    ...identity,
    name: item.name,
    quantity,
    price,
    category: item.category.text,
    reorder_level: LOW_STOCK_LEVEL,
  };
}

/**
 * The `data` of an event: the whole row plus `id` and `locationId`, or less of it. Inventory and product events are small in every form.
 * @throws {OperationError} when the entity does not exist.
 */
export function readEventData(
  engine: Engine,
  event: WebhookEventName,
  id: string | undefined,
  form: BodyForm,
): JsonObject {
  if (event.startsWith('order.')) return orderData(engine, id, form);
  return event.startsWith('customer.')
    ? customerData(engine, id, form)
    : productData(engine, id, form);
}
