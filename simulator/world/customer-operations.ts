import { isJsonObject } from './json';
import type { JsonObject } from './json';
import type { World } from './world';

/** An operation named something that does not exist or asked for something impossible; the message says what. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
}

const NEW_RATE_PER_DAY = 0.03;
const NEW_BASKET_CENTS = 5_600;

/** The slot of a customer. @throws {OperationError} when the roster has no such id. */
export function requireCustomer(world: World, id: string | number): number {
  const slot = world.customers.find(String(id));
  if (slot === null) throw new OperationError(`There is no customer ${id}.`);
  return slot;
}

/**
 * Adds a customer who joins now; `fields` are raw POS fields laid over the generated person.
 * @returns the slot.
 */
export function addCustomer(
  world: World,
  given: { readonly fields?: JsonObject; readonly guest?: boolean; readonly id?: bigint },
): number {
  if (given.id !== undefined && world.customers.find(String(given.id)) !== null) {
    throw new OperationError(`Customer ${given.id} exists already.`);
  }
  const nowMs = world.clock.nowMs();
  const guest = given.guest ?? false;
  const slot = world.customers.append(
    {
      guest,
      joinedAtMs: nowMs,
      ratePerDay: guest ? 0 : NEW_RATE_PER_DAY,
      droppedOutAtMs: null,
      meanBasketCents: NEW_BASKET_CENTS,
      homeLocation: 0,
      favourite: 0,
    },
    given.id,
  );
  if (given.fields !== undefined) changeCustomer(world, slot, given.fields);
  return slot;
}

/** Changes raw POS fields of a customer; a changed name changes the display name too. */
export function changeCustomer(world: World, slot: number, fields: JsonObject): void {
  const earlier = world.customers.changeOf(slot)?.fields ?? {};
  const { name_first: first, name_last: last } = { ...earlier, ...fields };
  const renamed = ('name_first' in fields || 'name_last' in fields) && !('customer_name' in fields);
  const display = renamed
    ? {
        customer_name: [first, last]
          .filter((name) => typeof name === 'string')
          .join(' ')
          .trim(),
      }
    : {};
  if (!isJsonObject(fields)) throw new OperationError('Fields must be an object.');
  world.customers.change(slot, { ...fields, ...display }, world.clock.nowMs());
}

/** Takes a customer out of the list; their orders stay. */
export function deleteCustomer(world: World, slot: number): void {
  world.customers.delete(slot);
}
