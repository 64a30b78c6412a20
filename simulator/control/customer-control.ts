import { renderCustomer } from '../api/customer-row';
import type { Engine } from '../engine';
import { toJson } from '../faults/to-json';
import {
  addCustomer,
  changeCustomer,
  deleteCustomer,
  requireCustomer,
} from '../world/customer-operations';
import { isJsonObject } from '../world/json';
import type { JsonObject } from '../world/json';
import { customerChangeSchema, newCustomerSchema } from './inputs';
import type { CustomerChangeInput, NewCustomerInput } from './inputs';
import type { WebhookControl } from '../webhooks/webhook-control';

function toFields(given: Readonly<Record<string, unknown>> | undefined): JsonObject {
  const fields = toJson(given ?? {});
  return isJsonObject(fields) ? fields : {};
}

/** Operations on customers. */
export function customerControl(engine: Engine, webhooks: WebhookControl) {
  const row = (slot: number): JsonObject => renderCustomer(engine.world, slot, engine.variants);
  return {
    /** Adds a customer who joins now. @throws {OperationError | z.ZodError} */
    add(given: NewCustomerInput): JsonObject {
      const { fields, guest, id_customer: id } = newCustomerSchema.parse(given);
      const slot = addCustomer(engine.world, {
        fields: toFields(fields),
        ...(guest === undefined ? {} : { guest }),
        ...(id === undefined ? {} : { id }),
      });
      const newId = String(engine.world.customers.idOf(slot));
      if (given.deliver !== undefined) webhooks.announce('customer.created', newId, given.deliver);
      return row(slot);
    },

    /** Lays raw fields over the row. @throws {OperationError | z.ZodError} */
    change(id: string, given: CustomerChangeInput): JsonObject {
      const { fields } = customerChangeSchema.parse(given);
      const slot = requireCustomer(engine.world, id);
      changeCustomer(engine.world, slot, toFields(fields));
      if (given.deliver !== undefined) webhooks.announce('customer.updated', id, given.deliver);
      return row(slot);
    },

    /** Takes a customer out of the list. @throws {OperationError} */
    remove(id: string): void {
      deleteCustomer(engine.world, requireCustomer(engine.world, id));
    },

    /** @throws {OperationError} */
    read(id: string): JsonObject {
      return row(requireCustomer(engine.world, id));
    },
  };
}
