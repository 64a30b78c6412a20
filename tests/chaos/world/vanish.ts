import type { Stream } from '../../../functions/src/model/source';
import type { Simulator } from '../../../simulator/simulator';
import type { Row } from '../oracle/rows';
import type { Step } from '../schedule/step';
import type { ChaosWorld } from './chaos-world';

type Removal = Extract<Step, { do: 'remove' }>;

/** The share of a stream that vanishes at once: more than half of it is never marked without a question. */
const MANY = 0.6;

/** So many always stay, for something to happen to. */
const LEFT = 2;

/** Orders are numbered from here, in the order of their ids. */
const FIRST_ORDER = 50_000;

/** Takes records out of the point of sale. */
export function remove(world: ChaosWorld, { stream, share }: Removal): void {
  const { dice, watch, tell } = world;
  const present = listPresent(world, stream);
  if (present.length <= LEFT) return;
  if (share === 'newest') removeOne(world, stream, present.at(-1));
  else if (share === 'one') removeOne(world, stream, dice.pick(present));
  else {
    watch.count('mass_vanish');
    const count = Math.min(Math.ceil(present.length * MANY) + 1, present.length - LEFT);
    const from = dice.whole(0, Math.max(0, present.length - count));
    for (const id of present.slice(from, from + count)) removeOne(world, stream, id);
    tell(() => `— at the POS: ${count} ${stream} vanish`);
  }
}

/** What may be removed. The person who is to be erased stays. */
function listPresent({ known, chronicle, pos }: ChaosWorld, stream: Stream): string[] {
  if (stream === 'customers') return known.customers.filter((id) => id !== chronicle.person?.id);
  if (stream === 'products') return [...known.products];
  const count = pos.simulator.truth().counts.orders + chronicle.gone.orders.size;
  const ids = Array.from({ length: count }, (_, slot) => String(FIRST_ORDER + slot));
  return ids.filter((id) => isOrder(pos.simulator, id));
}

function isOrder({ orders }: Simulator, id: string): boolean {
  try {
    return orders.read(id).id === id;
  } catch {
    return false;
  }
}

function removeOne(world: ChaosWorld, stream: Stream, id: string | undefined): void {
  if (id === undefined) return;
  const { chronicle, clock, watch, tell } = world;
  const row = takeOut(world, stream, id);
  chronicle.leave(stream, id, { row, sinceMs: clock.nowMs() });
  watch.count('record_deleted');
  tell(() => `— at the POS: ${stream} ${id} is removed`);
}

function takeOut({ pos: { simulator }, known }: ChaosWorld, stream: Stream, id: string): Row {
  if (stream === 'products') {
    simulator.stock.changeProduct(id, { deleted: true });
    drop(known.products, id);
    return {};
  }
  if (stream === 'customers') {
    const row = simulator.customers.read(id);
    simulator.customers.remove(id);
    drop(known.customers, id);
    return row;
  }
  const { row } = simulator.orders.read(id);
  simulator.orders.remove(id);
  drop(known.recentOrders, id);
  if (known.lastOrder === id) delete known.lastOrder;
  return row;
}

function drop(list: string[], id: string): void {
  const at = list.indexOf(id);
  if (at >= 0) list.splice(at, 1);
}

/** Puts records back into the point of sale, just as they were. */
export function bringBack(world: ChaosWorld, share: 'one' | 'all'): void {
  const { chronicle, dice, watch, tell } = world;
  const gone = chronicle.listGone();
  if (gone.length === 0) return;
  for (const { stream, id, absence } of share === 'all' ? gone : [dice.pick(gone)]) {
    putBack(world, { stream, id, row: absence.row });
    chronicle.comeBack(stream, id);
    watch.count('record_returned');
    tell(() => `— at the POS: ${stream} ${id} is back`);
  }
}

function putBack(
  { pos: { simulator }, known }: ChaosWorld,
  { stream, id, row }: { stream: Stream; id: string; row: Row },
): void {
  if (stream === 'products') {
    simulator.stock.changeProduct(id, { deleted: false });
    known.products.push(id);
  } else if (stream === 'customers') {
    const { id_customer: _, ...fields } = row;
    simulator.customers.add({ id_customer: id, fields });
    known.customers.push(id);
  } else {
    simulator.orders.place({ id_order: id, id_customer: null, lines: [] });
    simulator.orders.change(id, { set: { ...row }, touch: false });
  }
}
