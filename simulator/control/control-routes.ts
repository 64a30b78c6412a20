import { z } from 'zod';
import { faultRuleSchema } from '../faults/fault';
import { variantsSchema } from '../faults/variants';
import type { Json, JsonObject } from '../world/json';
import {
  clockSchema,
  customerChangeSchema,
  newCustomerSchema,
  newOrderSchema,
  orderChangeSchema,
  productChangeSchema,
  segmentsSchema,
  stockChangeSchema,
  trickleSchema,
} from './inputs';
import { emitSchema, webhookSchema } from '../webhooks/inputs';
import type { Operations } from './operations';

/** A request of the control API. */
export interface ControlCall {
  readonly id: string;
  readonly body: JsonObject;
  /** The body when it is a list. */
  readonly list: readonly Json[] | null;
  readonly query: URLSearchParams;
}

export interface ControlRoute {
  readonly method: string;
  readonly pattern: RegExp;
  readonly act: (call: ControlCall) => unknown;
}

function route(method: string, path: string, act: ControlRoute['act']): ControlRoute {
  return { method, pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), act };
}

function accepts<S extends z.ZodType>(schema: S, body: unknown): body is z.input<S> {
  schema.parse(body);
  return true;
}

/** Lets a body through once its schema accepts it, as it came: the operation parses it itself. */
function checked<S extends z.ZodType>(schema: S, body: unknown): z.input<S> {
  if (!accepts(schema, body)) throw new TypeError('unreachable: parsing throws');
  return body;
}

function recordRoutes(sim: Operations): ControlRoute[] {
  return [
    route('POST', '/orders', ({ body }) => sim.orders.place(checked(newOrderSchema, body)).row),
    route('GET', '/orders/:id', ({ id }) => sim.orders.read(id).row),
    route(
      'PATCH',
      '/orders/:id',
      ({ id, body }) => sim.orders.change(id, checked(orderChangeSchema, body)).row,
    ),
    route('DELETE', '/orders/:id', ({ id }) => sim.orders.remove(id)),
    route('POST', '/customers', ({ body }) => sim.customers.add(checked(newCustomerSchema, body))),
    route('GET', '/customers/:id', ({ id }) => sim.customers.read(id)),
    route('PATCH', '/customers/:id', ({ id, body }) =>
      sim.customers.change(id, checked(customerChangeSchema, body)),
    ),
    route('DELETE', '/customers/:id', ({ id }) => sim.customers.remove(id)),
    route('POST', '/stock', ({ body }) => sim.stock.changeStock(checked(stockChangeSchema, body))),
    route('PATCH', '/products/:id', ({ id, body }) =>
      sim.stock.changeProduct(id, checked(productChangeSchema, body)),
    ),
    route('DELETE', '/products/:id', ({ id }) => sim.stock.changeProduct(id, { deleted: true })),
  ];
}

function behaviourRoutes(sim: Operations): ControlRoute[] {
  return [
    route('GET', '/faults', () => sim.faults()),
    route('PUT', '/faults', ({ list, body }) => {
      sim.setFaults(checked(z.array(faultRuleSchema), list ?? body['rules']));
      return sim.faults();
    }),
    route('POST', '/faults', ({ body }) => {
      sim.addFault(checked(faultRuleSchema, body));
      return sim.faults();
    }),
    route('DELETE', '/faults', () => sim.clearFaults()),
    route('GET', '/variants', () => sim.variants()),
    route('PATCH', '/variants', ({ body }) =>
      sim.setVariants(checked(variantsSchema.partial(), body)),
    ),
    route('GET', '/journal', () => sim.journal()),
    route('GET', '/journal/counts', () => sim.journalCounts()),
    route('DELETE', '/journal', () => sim.clearJournal()),
    route('GET', '/clock', () => sim.clock.read()),
    route('POST', '/clock', ({ body }) => sim.clock.change(checked(clockSchema, body))),
    route('POST', '/tokens/revoke', () => sim.revokeTokens()),
    route('POST', '/reset', () => sim.reset()),
  ];
}

function truthRoutes(sim: Operations): ControlRoute[] {
  return [
    route('GET', '/truth', ({ query }) => {
      const at = query.get('at');
      const asks = (name: string): boolean => ['1', 'true'].includes(query.get(name) ?? '');
      const lists = { customers: asks('customers'), buyers: asks('buyers') };
      return sim.truth({ ...lists, ...(at === null ? {} : { at: z.coerce.date().parse(at) }) });
    }),
    route('POST', '/truth/segments', ({ body }) =>
      sim.segmentsAt(checked(segmentsSchema, body).at),
    ),
    route('GET', '/digest', () => ({ digest: sim.digest() })),
  ];
}

function eventRoutes(sim: Operations): ControlRoute[] {
  return [
    route('GET', '/webhook', () => sim.webhooks.target()),
    route('PUT', '/webhook', ({ body }) => sim.webhooks.setTarget(checked(webhookSchema, body))),
    route('POST', '/webhook/emit', async ({ body }) => {
      const records = sim.webhooks.emit(checked(emitSchema, body));
      await sim.webhooks.settled();
      return records;
    }),
    route('GET', '/webhook/log', () => sim.webhooks.log()),
    route('POST', '/trickle/start', ({ body }) => sim.trickle.start(checked(trickleSchema, body))),
    route('POST', '/trickle/stop', () => sim.trickle.stop()),
    route('POST', '/trickle/step', ({ body }) =>
      sim.trickle.step(
        z
          .int()
          .min(1)
          .max(10_000)
          .parse(body['count'] ?? 1),
      ),
    ),
  ];
}

/** Every route of the control API. */
export function controlRoutes(sim: Operations): ControlRoute[] {
  return [...recordRoutes(sim), ...behaviourRoutes(sim), ...truthRoutes(sim), ...eventRoutes(sim)];
}
