import { placeOrder } from '../world/place-order';
import { setOrderStatus } from '../world/change-order';
import { Random, STREAM } from '../world/random';
import type { World } from '../world/world';
import type { Fault } from './fault';

/** Changes the world between two requests, for faults that shift pages. These changes are real: the truth knows them. */
export function disturbWorld(world: World, faults: readonly Fault[]): void {
  for (const fault of faults) {
    if (fault.kind === 'insert_order_after') {
      placeOrder(world, new Random(world.options.seed, STREAM.fault, world.orders.version), {
        customer: -1,
      });
    }
    if (fault.kind === 'void_order_after') {
      const newest = world.orders.list().at(-1);
      if (newest === undefined) continue;
      if (fault.remove) world.orders.delete(newest);
      else setOrderStatus(world, newest, 'voided');
    }
  }
}
