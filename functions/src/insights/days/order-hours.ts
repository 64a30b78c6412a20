import type { Org } from '../../model/org';
import { createHourReader } from '../../model/business-day';

/** An order's place in time and space. */
interface Placed {
  readonly locationId: string;
  readonly placedAt: Date;
}

/**
 * Makes the function that reads the hour, 0 to 23, at which an order was placed, on the clocks of its location; on those of the
 * organisation where the location is unknown.
 */
export function createHourOf(org: Pick<Org, 'pos' | 'timezone'>): (order: Placed) => number {
  const zones = new Map(org.pos.locations.map(({ id, timezone }) => [id, timezone]));
  return ({ locationId, placedAt }) =>
    createHourReader(zones.get(locationId) ?? org.timezone)(placedAt);
}
