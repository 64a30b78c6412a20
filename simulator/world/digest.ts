import { createHash } from 'node:crypto';
import { describePerson } from './people';
import type { World } from './world';

/** A fingerprint of all data: equal for equal seeds, sizes and instants. */
export function digestWorld(world: World): string {
  const hash = createHash('sha256');
  for (const slot of world.customers.list()) {
    const traits = world.customers.traits(slot);
    hash.update(
      JSON.stringify([
        traits,
        describePerson(world.options.seed, slot, traits.guest),
        world.customers.changeOf(slot)?.fields,
      ]),
    );
  }
  for (const slot of world.orders.list()) {
    hash.update(JSON.stringify([slot, world.orders.read(slot), world.orders.lines(slot)]));
  }
  for (const { item, batchId, location, area, onHand, available } of world.stock) {
    hash.update(JSON.stringify([item, batchId, location.id, area?.id, onHand, available]));
  }
  return hash.digest('hex');
}
