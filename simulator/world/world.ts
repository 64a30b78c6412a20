import { makeShelves } from './baskets';
import type { Shelf } from './baskets';
import type { BuyingProcess, Period } from './buying-process';
import type { Calibration } from './calibrate';
import { makeItems } from './catalogue';
import type { Item } from './catalogue';
import type { CustomerBook } from './customer-book';
import { generateCustomers } from './generate-customers';
import { generateOrders } from './generate-orders';
import { makeLocations } from './locations';
import type { StoreLocation } from './locations';
import type { OrderBook } from './order-book';
import { buyersProcess } from './profile-buyers';
import { seasonalProcess } from './profile-seasonal';
import { makeStock } from './stock';
import type { StockRow } from './stock';
import type { VirtualClock } from './virtual-clock';
import { MS_PER_DAY, ZoneDays } from './zone-days';
import type { ProfileName, SimulatorOptions } from '../options';

/** Everything the POS knows and everything only the simulator knows. Changed by the operations beside it, read by the API and the truth. */
export interface World {
  readonly options: SimulatorOptions;
  readonly clock: VirtualClock;
  readonly zoneDays: ZoneDays;
  /** The generated past; its end is the instant the world was made at. */
  readonly period: Period;
  readonly locations: readonly StoreLocation[];
  readonly items: readonly Item[];
  readonly stock: StockRow[];
  readonly shelves: readonly Shelf[];
  readonly customers: CustomerBook;
  readonly orders: OrderBook;
  readonly calibration: Calibration;
}

const PROCESSES: Readonly<Record<ProfileName, BuyingProcess>> = {
  buyers: buyersProcess,
  seasonal: seasonalProcess,
};

/** Share of all orders that members make, as far as their number allows. */
const MEMBER_ORDER_SHARE = 0.83;
const DAYS_PER_MONTH = 365.25 / 12;

/** Makes a world whose past ends at an instant. The same options and instant give the same world. */
export function createWorld(options: SimulatorOptions, clock: VirtualClock, toMs: number): World {
  const { seed } = options;
  const period = { fromMs: Math.floor(toMs - options.months * DAYS_PER_MONTH * MS_PER_DAY), toMs };
  const process = PROCESSES[options.profile];
  const locations = makeLocations(options.locations);
  const items = makeItems(seed, options.products, options.stockRows);
  const stock = makeStock(seed, items, locations, options.stockRows, toMs);
  const shelves = makeShelves(items, stock, locations.length);
  const zoneDays = new ZoneDays();
  const memberOrders = Math.floor(options.orders * MEMBER_ORDER_SHARE);
  const generated = generateCustomers({
    seed,
    customers: options.customers,
    locations,
    process,
    period,
    memberOrders,
    zoneDays,
  });
  const orders = generateOrders({
    seed,
    orders: options.orders,
    period,
    process,
    locations,
    shelves,
    customers: generated.book,
    visits: generated.visits,
    zoneDays,
  });
  return {
    options,
    clock,
    zoneDays,
    period,
    locations,
    items,
    stock,
    shelves,
    customers: generated.book,
    orders,
    calibration: generated.calibration,
  };
}
