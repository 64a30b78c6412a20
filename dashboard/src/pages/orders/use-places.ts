import { useMemo } from 'react';
import { useOrg } from '../../data/use-org';

/** Where an order was placed. */
export interface Place {
  readonly name: string;
  readonly timeZone: string;
  /** The organisation's stores are in more than one zone, so that a time says little without it. */
  readonly withZone: boolean;
}

/** A location's name and zone by its id, for the orders placed there. */
export function usePlaces(): (locationId: string) => Place {
  const org = useOrg();
  const known = org.state === 'ready' ? org.value : null;
  return useMemo(() => {
    const locations = known?.pos.locations ?? [];
    const ownZone = known?.timezone ?? 'UTC';
    const withZone = new Set(locations.map(({ timezone }) => timezone)).size > 1;
    const places = new Map(
      locations.map(({ id, name, timezone }) => [id, { name, timeZone: timezone, withZone }]),
    );
    return (id) => places.get(id) ?? { name: id, timeZone: ownZone, withZone };
  }, [known]);
}
