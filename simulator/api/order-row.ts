import type { Variants } from '../faults/variants';
import { isJsonObject } from '../world/json';
import type { Json, JsonObject } from '../world/json';
import { readLeftContact } from '../world/left-contact';
import type { OrderFacts } from '../world/order-facts';
import { statusKind } from '../world/order-status';
import { describePerson } from '../world/people';
import type { World } from '../world/world';
import { renderLines } from './order-lines';
import { dollars, instant, shapeIds } from './row-shape';

/** Where an order is shown: a list row, or the answer for one order. */
export type OrderPlace = 'list' | 'one';

const NOBODY = { name_first: null, name_last: null, email: null, phone: null };

/** Who bought, beside the customer's id or within it. */
function showContact(id: Json, contact: JsonObject, variants: Variants): JsonObject {
  if (variants.orderCustomer === 'flat') return contact;
  const { name_first: first, name_last: last, email, phone } = contact;
  return { customer: { id, first_name: first, last_name: last, email, phone } };
}

function renderAnonymous(world: World, slot: number, variants: Variants): JsonObject {
  const none = { id_customer: slot % 2 === 0 ? null : 0 };
  const left = readLeftContact(world, slot);
  if (left === null) return { ...none, ...NOBODY };
  const { firstName, lastName, email, phone } = left;
  const contact = { name_first: firstName, name_last: lastName, email, phone };
  return { ...none, ...showContact(null, contact, variants) };
}

function renderBuyer(
  world: World,
  slot: number,
  order: OrderFacts,
  variants: Variants,
): JsonObject {
  if (order.customer < 0) return renderAnonymous(world, slot, variants);
  const id = world.customers.idOf(order.customer);
  const person = describePerson(
    world.options.seed,
    order.customer,
    world.customers.isGuest(order.customer),
  );
  const changed = world.customers.changeOf(order.customer)?.fields ?? {};
  const contact = {
    name_first: changed['name_first'] ?? person.firstName,
    name_last: changed['name_last'] ?? person.lastName,
    email: order.type === 'retail' ? null : (changed['email'] ?? person.orderEmail),
    phone: order.type === 'retail' ? null : (changed['phone'] ?? person.phone),
  };
  return { id_customer: id, ...showContact(id, contact, variants) };
}

function renderStatus(order: OrderFacts, variants: Variants): JsonObject {
  const kind = statusKind(order.status);
  return {
    status: variants.statusTexts[kind.text] ?? kind.text,
    id_status: kind.id,
    complete: kind.complete,
    cancel: kind.cancel,
    void: kind.void,
    verified: kind.verified,
    packed: kind.packed,
    scheduled: false,
    paid_in_full: order.paidInFull,
    void_reason: kind.void ? 'Customer returned' : null,
    void_reason_other: null,
  };
}

function renderMoney(slot: number, order: OrderFacts, variants: Variants): JsonObject {
  const asText =
    variants.orderAmounts === 'strings' || (variants.orderAmounts === 'mixed' && slot % 10 < 7);
  return {
    subtotal: dollars(order.subtotalCents, asText),
    tax: dollars(order.taxCents, asText),
    discount: dollars(order.discountCents, variants.orderAmounts === 'strings'),
    total: dollars(order.totalCents, asText),
    loyalty: 0,
    points_earned: null,
  };
}

/** The row without what staff or tests laid over it. */
function renderFacts(
  world: World,
  slot: number,
  variants: Variants,
  withItems: boolean,
): JsonObject {
  const order = world.orders.read(slot);
  const naive = variants.orderDates === 'naive';
  return {
    id_order: world.orders.idOf(slot),
    id_external: null,
    id_location: world.locations[order.location]?.id ?? null,
    ...renderBuyer(world, slot, order, variants),
    ...renderStatus(order, variants),
    type: order.type,
    use_type: 'adult',
    date_created: instant(order.placedAtMs, naive),
    date_updated: instant(order.updatedAtMs, naive),
    pickup_date: null,
    pickup_time: null,
    delivery_address: null,
    delivery_fee: null,
    ...renderMoney(slot, order, variants),
    loyalties: [],
    payment_method: order.paidInFull ? (slot % 3 === 0 ? 'debit' : 'cash') : null,
    notes: null,
    id_user_working: order.type === 'retail' ? 41 : null,
    ...(withItems ? { items: renderLines(world, slot) } : {}),
  };
}

/** An order as the POS shows it. */
export function renderOrder(
  world: World,
  slot: number,
  variants: Variants,
  place: OrderPlace,
): JsonObject {
  const facts = renderFacts(world, slot, variants, place === 'one' || variants.orderItemsInList);
  const over = world.orders.overrideOf(slot);
  const row = { ...facts, ...over?.always, ...(place === 'list' ? over?.listOnly : {}) };
  const shaped = shapeIds(row, variants.idsAsStrings);
  return isJsonObject(shaped) ? shaped : row;
}
