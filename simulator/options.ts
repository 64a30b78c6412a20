/** Who buys: `buyers` is the MBG/NBD process, `seasonal` has regular rhythms, seasons and paydays. */
export const PROFILES = ['buyers', 'seasonal'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** Everything a world and its server are made from. The same seed, sizes and `now` give the same data. */
export interface SimulatorOptions {
  /** 0 asks for a free port. */
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
  readonly products: number;
  /** Item × batch × area rows: at least one and at most two for each product. */
  readonly stockRows: number;
  readonly locations: number;
  readonly profile: ProfileName;
  /** Where the virtual clock starts and the generated past ends; null for the real time at start. */
  readonly now: Date | null;
  /** Length of the generated past, in months of 365.25 / 12 days. */
  readonly months: number;
  readonly username: string;
  readonly password: string;
  readonly pin: string;
  readonly companyId: number;
  readonly companyName: string;
  /** Added to every answer of the POS API. */
  readonly latencyMs: number;
}

export const DEFAULT_OPTIONS: SimulatorOptions = {
  port: 0,
  host: '127.0.0.1',
  seed: 1,
  customers: 2_527,
  orders: 10_000,
  products: 374,
  stockRows: 395,
  locations: 2,
  profile: 'buyers',
  now: null,
  months: 18,
  username: 'integration@example.test',
  password: 'not-a-real-password',
  pin: '0000',
  companyId: 77,
  companyName: 'Maple Street Dispensary LLC',
  latencyMs: 0,
};

/** An option the simulator cannot work with; the message is one sentence for a person. */
export class BadOptionError extends Error {
  override readonly name = 'BadOptionError';
}

const DEFAULT_ROWS_PER_PRODUCT = DEFAULT_OPTIONS.stockRows / DEFAULT_OPTIONS.products;

function requireInteger(name: string, value: number, from: number, to: number): void {
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new BadOptionError(`${name} must be a whole number from ${from} to ${to}.`);
  }
}

/**
 * Fills in what is not given. Stock rows follow the number of products unless given.
 * @throws {BadOptionError} for a value out of range.
 */
export function completeOptions(given: Partial<SimulatorOptions>): SimulatorOptions {
  const options = { ...DEFAULT_OPTIONS, ...given };
  const stockRows =
    given.stockRows ??
    Math.min(2 * options.products, Math.round(options.products * DEFAULT_ROWS_PER_PRODUCT));
  requireInteger('port', options.port, 0, 65_535);
  requireInteger('seed', options.seed, -(2 ** 31), 2 ** 31 - 1);
  requireInteger('customers', options.customers, 0, 1_000_000);
  requireInteger('orders', options.orders, 0, 5_000_000);
  requireInteger('products', options.products, 1, 60_000);
  requireInteger('stockRows', stockRows, options.products, 2 * options.products);
  requireInteger('locations', options.locations, 1, 50);
  requireInteger('months', options.months, 1, 120);
  requireInteger('latency', options.latencyMs, 0, 600_000);
  if (options.now !== null && Number.isNaN(options.now.getTime())) {
    throw new BadOptionError('now must be an ISO instant such as 2026-01-31T12:00:00Z.');
  }
  return { ...options, stockRows };
}
