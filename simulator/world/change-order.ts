import { OperationError } from './customer-operations';
import type { JsonObject } from './json';
import { findStatusCode, statusKind } from './order-status';
import type { World } from './world';

/** The slot of an order. @throws {OperationError} when there is none with this id. */
export function requireOrder(world: World, id: string | number): number {
  const slot = world.orders.find(String(id));
  if (slot === null) throw new OperationError(`There is no order ${id}.`);
  return slot;
}

/** The code of a status text. @throws {OperationError} for an unknown one. */
export function requireStatus(text: string): number {
  const code = findStatusCode(text);
  if (code === null)
    throw new OperationError(
      `There is no status ${text}; lay an unknown one over the row instead.`,
    );
  return code;
}

/** Moves an order to a status and sets its update time to now, `date_created` untouched. */
export function setOrderStatus(
  world: World,
  slot: number,
  text: string,
  paidInFull?: boolean,
): void {
  const status = requireStatus(text);
  const paid =
    paidInFull ??
    (statusKind(status).complete || (text === 'ready' && world.orders.read(slot).paidInFull));
  const updatedAtMs = Math.max(
    Math.floor(world.clock.nowMs()),
    world.orders.read(slot).updatedAtMs + 1,
  );
  world.orders.change(slot, { status, paidInFull: paid, updatedAtMs });
}

/** Lays raw fields over an order's row, in lists only or everywhere, and optionally marks it as updated now. */
export function overrideOrder(
  world: World,
  slot: number,
  given: { readonly fields: JsonObject; readonly listOnly: boolean; readonly touch: boolean },
): void {
  world.orders.override(slot, given.fields, given.listOnly);
  if (given.touch) world.orders.change(slot, { updatedAtMs: Math.floor(world.clock.nowMs()) });
}
