import { scalarText } from '../world/json';
import { addCustomer } from '../world/customer-operations';
import { fieldsOf, list, ok, refuse, wholeNumber } from './answer';
import type { Answer, Call, Route } from './answer';
import { renderCustomer } from './customer-row';
import { wrapRows } from './envelopes';
import type { Pos } from './pos';

function search(pos: Pos, call: Call): Answer {
  const world = pos.world();
  const variants = pos.variants();
  const { page: pageField, pageSize: sizeField, query } = fieldsOf(call.body);
  const page = wholeNumber(pageField);
  const asked = wholeNumber(sizeField);
  if (typeof page !== 'number' || page < 1 || typeof asked !== 'number' || asked < 1) {
    return refuse(400, 'page and pageSize are required');
  }
  const pageSize = Math.min(asked, variants.maxPageSize);
  const all = world.customers.list();
  const render = (slot: number) => renderCustomer(world, slot, variants);
  const wanted = typeof query === 'string' ? query.trim().toLowerCase() : '';
  const matching =
    wanted === ''
      ? all
      : all.filter((slot) => {
          const { customer_name: name, email, phone } = render(slot);
          return [name, email, phone].some((value) =>
            scalarText(value).toLowerCase().includes(wanted),
          );
        });
  const rows = matching.slice((page - 1) * pageSize, page * pageSize).map(render);
  const total = variants.customersTotalRows ? matching.length : null;
  return list(rows, (shown) => wrapRows(variants.customersEnvelope, shown, total));
}

function create(pos: Pos, call: Call): Answer {
  const world = pos.world();
  const { name_first, name_last, phone, email, date_of_birth } = fieldsOf(call.body);
  if (typeof name_first !== 'string' || name_first.trim() === '')
    return refuse(400, 'name_first is required');
  const given = { name_first, name_last, phone, email, date_of_birth };
  const fields = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return ok(renderCustomer(world, addCustomer(world, { fields }), pos.variants()));
}

function readOne(pos: Pos, call: Call): Answer {
  const slot = pos.variants().customerById
    ? pos.world().customers.find(call.params['id'] ?? '')
    : null;
  return slot === null
    ? refuse(404, 'Not found')
    : ok(renderCustomer(pos.world(), slot, pos.variants()));
}

/** Points and store credit: code for them exists, a working account was never seen. */
function writeBalance(pos: Pos, call: Call, field: 'loyalty_points' | 'credit_balance'): Answer {
  const world = pos.world();
  const slot = pos.variants().loyaltyWrites ? world.customers.find(call.params['id'] ?? '') : null;
  if (slot === null) return refuse(404, 'Not found');
  const { points_change: points, amount } = fieldsOf(call.body);
  const change = Number(field === 'loyalty_points' ? points : amount);
  if (!Number.isFinite(change)) return refuse(400, 'A number is required');
  const before = Number(renderCustomer(world, slot, pos.variants())[field] ?? 0);
  world.customers.change(slot, { [field]: before + change }, world.clock.nowMs());
  return ok({ customer: { [field]: before + change } });
}

/** The customer list, creation, and what may or may not exist beside them. */
export function customerRoutes(pos: Pos): Route[] {
  return [
    { method: 'POST', path: '/customer/search', handler: (call) => search(pos, call) },
    { method: 'POST', path: '/customer', handler: (call) => create(pos, call) },
    { method: 'GET', path: '/customer/:id', handler: (call) => readOne(pos, call) },
    {
      method: 'POST',
      path: '/customer/:id/loyalty',
      handler: (call) => writeBalance(pos, call, 'loyalty_points'),
    },
    {
      method: 'POST',
      path: '/customer/:id/credit',
      handler: (call) => writeBalance(pos, call, 'credit_balance'),
    },
  ];
}
