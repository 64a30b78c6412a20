import { list, ok } from './answer';
import type { Route } from './answer';
import { renderAreas, renderLocation } from './location-row';
import type { Pos } from './pos';

/** Locations and their storage areas. */
export function locationRoutes(pos: Pos): Route[] {
  return [
    {
      method: 'GET',
      path: '/location',
      handler: () => {
        const world = pos.world();
        return list(
          world.locations.map((location) => renderLocation(world, location)),
          (rows) => rows,
        );
      },
    },
    {
      method: 'GET',
      path: '/inventory/area',
      handler: ({ query }) => {
        const wanted = query['id_location'];
        const locations = pos
          .world()
          .locations.filter(({ id }) => wanted === undefined || String(id) === wanted);
        return ok(locations.flatMap(renderAreas));
      },
    },
  ];
}
