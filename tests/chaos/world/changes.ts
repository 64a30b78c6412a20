import type { Simulator } from '../../../simulator/simulator';
import { idText } from '../oracle/rows';
import type { Dice } from '../schedule/dice';
import type { Step } from '../schedule/step';

type Emission = Parameters<Simulator['webhooks']['emit']>[0];

/** What changed, and the event that tells of it. */
export interface Change {
  readonly event: NonNullable<Emission['event']>;
  readonly id: string;
  /** The order's row as it was before; null for everything else. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

const STATUSES = ['confirmed', 'preparing', 'ready', 'completed', 'cancelled'] as const;

/** What a customer, product or order is called at the point of sale. */
export interface Known {
  readonly customers: string[];
  readonly products: string[];
  /** The order that changed last. */
  lastOrder?: string;
  /** Orders recent enough for a plain pull to see what becomes of them. */
  readonly recentOrders: string[];
}

/** Makes one change at the point of sale. */
export function makeChange(
  pos: Simulator,
  { change: kind, again = false }: Pick<Extract<Step, { do: 'change' }>, 'change' | 'again'>,
  known: Known,
  dice: Dice,
): Change {
  const number = dice.whole(1, 9_999);
  switch (kind) {
    case 'sale':
    case 'anonymous_sale': {
      const buyer = kind === 'sale' ? dice.pick(known.customers) : null;
      const status = dice.chance(0.5) ? 'completed' : 'pending';
      const { id } = pos.orders.place({ id_customer: buyer, status });
      known.recentOrders.push(id);
      known.lastOrder = id;
      return { event: 'order.created', id, before: null };
    }
    case 'status':
    case 'void': {
      const id = pickOrder(pos, known, { dice, again });
      const before = { ...pos.orders.read(id).row };
      const status = kind === 'void' ? 'voided' : dice.pick(STATUSES);
      pos.orders.change(id, { status, paidInFull: dice.chance(0.5) });
      return { event: 'order.updated', id, before };
    }
    case 'correction': {
      // Such a change leaves the order's update time as it was.
      const id = pickOrder(pos, known, { dice, again });
      const before = { ...pos.orders.read(id).row };
      pos.orders.change(id, { set: { discount: number / 100 }, touch: false });
      return { event: 'order.updated', id, before };
    }
    case 'customer': {
      const id = dice.pick(known.customers);
      pos.customers.change(id, { fields: { name_last: `Chaos${number}`, loyalty_points: number } });
      return { event: 'customer.updated', id, before: null };
    }
    case 'new_customer': {
      const row = pos.customers.add({ fields: { name_first: 'Nova', name_last: `New${number}` } });
      const id = idText(row['id_customer']) ?? '';
      known.customers.push(id);
      return { event: 'customer.created', id, before: null };
    }
    case 'stock': {
      const id = dice.pick(known.products);
      pos.stock.changeStock({ id_item: id, available: number });
      return { event: 'inventory.updated', id, before: null };
    }
    case 'product': {
      const id = dice.pick(known.products);
      pos.stock.changeProduct(id, { name: `Renamed ${number}`, priceCents: number });
      return { event: 'product.updated', id, before: null };
    }
  }
}

function pickOrder(
  pos: Simulator,
  known: Known,
  { dice, again }: { dice: Dice; again: boolean },
): string {
  if (known.recentOrders.length === 0)
    known.recentOrders.push(pos.orders.place({ id_customer: null, status: 'pending' }).id);
  const picked = dice.pick(known.recentOrders);
  known.lastOrder = (again && known.lastOrder) || picked;
  return known.lastOrder;
}
