import { UsageError } from '../../cli/cli-error';
import { BadOptionError, completeOptions, DEFAULT_OPTIONS } from '../../simulator/options';
import { readOptions } from '../read-options';
import type { DemoSize } from './demo-stack';

/** What `npm start -- ...` was asked for. */
export interface DemoArguments {
  readonly once: boolean;
  readonly json: boolean;
  readonly size: DemoSize;
}

/**
 * Reads the arguments of `npm start`.
 *
 * @throws {UsageError} in one sentence for an unknown option, or a size that cannot be made
 */
export function readDemoArguments(args: string[]): DemoArguments {
  const { values } = readOptions({
    args,
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(DEFAULT_OPTIONS.seed) },
      customers: { type: 'string', default: String(DEFAULT_OPTIONS.customers) },
      orders: { type: 'string', default: String(DEFAULT_OPTIONS.orders) },
    },
  });
  const { once, json, ...texts } = values;
  if (json && !once) throw new UsageError('--json needs --once (see --help).');
  const size = {
    seed: readCount('seed', texts.seed),
    customers: readCount('customers', texts.customers),
    orders: readCount('orders', texts.orders),
  };
  try {
    completeOptions(size);
  } catch (error) {
    if (error instanceof BadOptionError) throw new UsageError(`--${error.message}`);
    throw error;
  }
  return { once, json, size };
}

function readCount(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} must be a whole number, not "${text}" (see --help).`);
}
