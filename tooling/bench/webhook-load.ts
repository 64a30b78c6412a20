import { formatCount } from '../../cli/format/numbers';
import { REGION, SYNC_TOPIC } from '../../functions/src/config';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import type { Bench, BenchContext } from './bench';
import { readNumbers } from './read-bench-options';
import { checkStored, type LoadFigures } from './webhook-load/check-stored';
import { planTraffic } from './webhook-load/plan-traffic';
import { prepareOrg, type BenchOrg } from './webhook-load/prepare-org';
import { sendTraffic } from './webhook-load/send-traffic';
import { startServer } from './webhook-load/start-server';
import { withEmulators } from './with-emulators';

/** Not the project of the functions emulator: a client keeps the address that its project had at first. */
const BENCH_PROJECT = 'demo-trellis-bench';

/** Deliveries before the measurement: a process that has just started compiles and connects. */
const WARM_UP = 20;

const MAX_P99_MS = 250;

interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Delivers webhooks at a fixed rate and looks up whether everything acknowledged was stored. */
export const webhookLoad: Bench = {
  summary: 'webhooks at a fixed rate: the handler in one process, then the functions emulator',
  help: [
    '--rate <n>               a second to the handler in one process (default 50)',
    '--seconds <n>            for how long (default 60)',
    '--emulator-rate <n>      a second to the functions emulator (default 3)',
    '--emulator-seconds <n>   for how long (default 20)',
  ],
  async run(context) {
    const options = readNumbers(context.args, {
      rate: 50,
      seconds: 60,
      'emulator-rate': 3,
      'emulator-seconds': 20,
    });
    const { rate, seconds } = options;
    const handler = await withEmulators(['firestore', 'pubsub'], context, () =>
      loadHandler({ perSecond: rate, seconds }, context),
    );
    const emulatorRate = options['emulator-rate'];
    const services = ['firestore', 'pubsub', 'auth', 'functions'] as const;
    const emulator = await withEmulators(services, context, () =>
      loadEmulator({ perSecond: emulatorRate, seconds: options['emulator-seconds'] }, context),
    );
    return {
      ok: isSound(handler) && handler.p99Ms <= MAX_P99_MS && isSound(emulator),
      figures: { handler, emulator },
      rows: [
        ...describe(`handler, ${rate}/s for ${seconds} s`, handler),
        ...describe(`functions emulator, ${emulatorRate}/s`, emulator),
      ],
    };
  },
};

async function loadHandler(load: Load, context: BenchContext): Promise<LoadFigures> {
  const org = await prepareOrg(BENCH_PROJECT);
  const topic = `http://${process.env['PUBSUB_EMULATOR_HOST']}/v1/projects/${BENCH_PROJECT}/topics/${SYNC_TOPIC}`;
  await fetch(topic, { method: 'PUT' });
  const server = await startServer('webhook-load/server.ts', org.env);
  try {
    return await measure(org, server.url, load, context);
  } finally {
    await server.stop();
  }
}

async function loadEmulator(load: Load, context: BenchContext): Promise<LoadFigures> {
  const org = await prepareOrg(DEMO_PROJECT);
  const origin = `${process.env['FUNCTIONS_EMULATOR_ORIGIN']}/${DEMO_PROJECT}/${REGION}/alleavesWebhook`;
  return measure(org, origin, load, context);
}

async function measure(
  { db, target }: BenchOrg,
  origin: string,
  { perSecond, seconds }: Load,
  { signal, say }: BenchContext,
): Promise<LoadFigures> {
  const sendings = planTraffic(target, WARM_UP + perSecond * seconds, new Date());
  say(`Delivering ${perSecond} a second for ${seconds} s to ${origin} ...`);
  const pace = { perSecond: Math.min(perSecond, 5), signal };
  await sendTraffic(origin, sendings.slice(0, WARM_UP), pace);
  const answered = await sendTraffic(origin, sendings.slice(WARM_UP), { perSecond, signal });
  return checkStored(db, target.orgId, answered);
}

function isSound({ missing, wronglyAcknowledged, notAcknowledged }: LoadFigures): boolean {
  return missing + wronglyAcknowledged + notAcknowledged === 0;
}

function describe(what: string, figures: LoadFigures): [string, string][] {
  const { deliveries, duplicates, invalid, answers } = figures;
  const statuses = Object.entries(answers).map(
    ([status, count]) => `${status}: ${formatCount(count)}`,
  );
  return [
    [what, `${formatCount(deliveries)} deliveries, ${duplicates} duplicates, ${invalid} invalid`],
    ['  answers', statuses.join(', ')],
    ['  acknowledged and missing', `${figures.missing} of ${formatCount(figures.acknowledged)}`],
    ['  invalid and acknowledged', String(figures.wronglyAcknowledged)],
    ['  valid and not acknowledged', String(figures.notAcknowledged)],
    ['  p50, p99, slowest', `${figures.p50Ms} ms, ${figures.p99Ms} ms, ${figures.maxMs} ms`],
  ];
}
