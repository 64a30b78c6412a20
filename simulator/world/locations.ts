import { apportion } from './columns';

/** A storage area of a store. */
export interface Area {
  readonly id: number;
  readonly name: string;
  readonly type: 'Retail' | 'Vault' | 'Damaged';
}

/** One store of the simulated company. */
export interface StoreLocation {
  readonly index: number;
  readonly id: number;
  readonly name: string;
  readonly zone: string;
  readonly state: string;
  readonly city: string;
  /** Share of sales, out of 100. */
  readonly salesPercent: number;
  readonly areas: readonly Area[];
  active: boolean;
}

const PLACES = [
  { name: 'Maple Street', zone: 'America/New_York', state: 'NY', city: 'Springfield' },
  { name: 'Prairie Avenue', zone: 'America/Chicago', state: 'IL', city: 'Fairview' },
  { name: 'Mesa Road', zone: 'America/Denver', state: 'CO', city: 'Greenville' },
  { name: 'Canyon Drive', zone: 'America/Phoenix', state: 'AZ', city: 'Madison' },
  { name: 'Harbor Boulevard', zone: 'America/Los_Angeles', state: 'CA', city: 'Bristol' },
] as const;

const FIRST_LOCATION_ID = 1000;
const MAIN_STORE_PERCENT = 75;

/** The stores: the first sells three quarters, the others share the rest equally. */
export function makeLocations(count: number): StoreLocation[] {
  const others = apportion(100 - MAIN_STORE_PERCENT, Array<number>(count - 1).fill(1));
  const percents = count === 1 ? [100] : [MAIN_STORE_PERCENT, ...others];
  return percents.map((salesPercent, index) => {
    const place = PLACES[index % PLACES.length] ?? PLACES[0];
    const round = Math.floor(index / PLACES.length);
    const areaId = FIRST_LOCATION_ID + index * 10;
    return {
      ...place,
      index,
      id: FIRST_LOCATION_ID + index,
      name: round === 0 ? place.name : `${place.name} ${round + 1}`,
      salesPercent,
      areas: [
        { id: areaId, name: 'Sales Floor', type: 'Retail' },
        { id: areaId + 1, name: 'Vault', type: 'Vault' },
        { id: areaId + 2, name: 'Quarantine', type: 'Damaged' },
      ],
      active: true,
    };
  });
}
