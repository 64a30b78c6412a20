import { Command, InvalidArgumentError } from 'commander';
import { ZodError, z } from 'zod';
import { BadOptionError, DEFAULT_OPTIONS, PROFILES } from './options';
import type { SimulatorOptions } from './options';
import { createSimulator } from './simulator';

function wholeNumber(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}

function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('An ISO instant such as 2026-01-31T12:00:00Z is needed.');
  return date;
}

function profile(text: string): string {
  if (!PROFILES.some((name) => name === text))
    throw new InvalidArgumentError(`One of ${PROFILES.join(', ')} is needed.`);
  return text;
}

const DEFAULT_PORT = 4100;

/** The exit code of a command that was typed wrongly. */
const WRONG_USAGE = 2;

function makeCommand(): Command {
  return new Command('simulator')
    .description(
      'An HTTP server that behaves like the Alleaves point of sale, with generated data.',
    )
    .showHelpAfterError('(see --help)')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : WRONG_USAGE))
    .option('--port <n>', 'port to listen on; 0 for a free one', wholeNumber, DEFAULT_PORT)
    .option('--host <address>', 'address to listen on', DEFAULT_OPTIONS.host)
    .option('--seed <n>', 'seed of all randomness', wholeNumber, DEFAULT_OPTIONS.seed)
    .option('--customers <n>', 'customers on the roster', wholeNumber, DEFAULT_OPTIONS.customers)
    .option('--orders <n>', 'orders of the past', wholeNumber, DEFAULT_OPTIONS.orders)
    .option('--products <n>', 'products of the catalogue', wholeNumber, DEFAULT_OPTIONS.products)
    .option('--stock-rows <n>', 'stock rows; follows the number of products', wholeNumber)
    .option('--locations <n>', 'stores of the company', wholeNumber, DEFAULT_OPTIONS.locations)
    .option('--months <n>', 'length of the past', wholeNumber, DEFAULT_OPTIONS.months)
    .option(
      '--profile <name>',
      `how customers buy: ${PROFILES.join(' or ')}`,
      profile,
      DEFAULT_OPTIONS.profile,
    )
    .option('--now <iso>', 'where the virtual clock starts; the real time by default', instant)
    .option('--latency-ms <n>', 'added to every answer', wholeNumber, DEFAULT_OPTIONS.latencyMs)
    .option('--latency <n>', 'the same as --latency-ms', wholeNumber)
    .option('--username <text>', 'accepted user', DEFAULT_OPTIONS.username)
    .option('--password <text>', 'accepted password', DEFAULT_OPTIONS.password)
    .option('--pin <digits>', 'accepted pin', DEFAULT_OPTIONS.pin)
    .option('--company-id <n>', 'id of the company', wholeNumber, DEFAULT_OPTIONS.companyId)
    .option('--company-name <text>', 'name of the company', DEFAULT_OPTIONS.companyName)
    .option('--webhook-url <url>', 'where to send signed webhooks')
    .option('--webhook-secret <text>', 'secret they are signed with')
    .option('--trickle <perMinute>', 'new sales a minute from the start', wholeNumber);
}

interface Flags extends Partial<SimulatorOptions> {
  readonly latency?: number;
  readonly trickle?: number;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
}

async function run(): Promise<void> {
  const flags = makeCommand().parse().opts<Flags>();
  const { latency, trickle, webhookUrl, webhookSecret, ...given } = flags;
  const simulator = createSimulator({
    ...given,
    ...(latency === undefined ? {} : { latencyMs: latency }),
  });
  if (webhookUrl !== undefined)
    simulator.webhooks.setTarget({ url: webhookUrl, secret: webhookSecret });
  const { url, controlUrl } = await simulator.start();
  if (trickle !== undefined) simulator.trickle.start({ perMinute: trickle });
  const { options } = simulator;
  const { counts } = simulator.truth();
  console.log(`Simulated Alleaves at ${url}`);
  console.log(`Control API at ${controlUrl}`);
  console.log(`Log in with ${options.username} / ${options.password} / pin ${options.pin}`);
  console.log(
    `Seed ${options.seed}, profile ${options.profile}: ${counts.customers} customers, ${counts.orders} orders, ` +
      `${counts.products} products in ${options.stockRows} stock rows, ${options.locations} locations`,
  );
  const end = () => void simulator.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function explain(error: unknown): unknown {
  if (error instanceof BadOptionError) return error.message;
  return error instanceof ZodError ? z.prettifyError(error) : error;
}

run().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
