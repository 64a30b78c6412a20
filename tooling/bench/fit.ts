import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, BenchContext, BenchResult } from './bench';
import { describeScore, isGood } from './describe-scorecard';
import { fitNewsSchema, scoreNewsSchema } from './fit-news';
import type { DrawnProfile, FitTask } from './fit-news';
import { readNumbers } from './read-bench-options';

const MEGABYTE = 1_048_576;
/** What a fit may take, for 100,000 customers. */
const MOST_SECONDS = 20;
const MOST_MEGABYTES = 300;

/** Without a bound Node lets garbage lie as long as the machine has room. */
const HEAP_MB = 192;

/** Has a process of its own carry out a task. */
function work(task: FitTask, { signal }: BenchContext): Promise<unknown> {
  const child = fork(join(__dirname, 'fit-worker.ts'), [], {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`],
    serialization: 'advanced',
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The worker ended with code ${code}.`)));
    child.send(task);
  });
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { customers, scored } = readNumbers(context.args, { customers: 100_000, scored: 20_000 });
  context.say(`Fitting ${customers} customers ...`);
  const fitted = fitNewsSchema.parse(await work({ kind: 'fit', customers }, context));
  context.say(`Scoring ${scored} customers of each profile ...`);
  const scoreOf = async (profile: DrawnProfile) => {
    const news = await work({ kind: 'score', customers: scored, profile }, context);
    return scoreNewsSchema.parse(news).scorecard;
  };
  const buyers = await scoreOf('buyers');
  const regulars = await scoreOf('regulars');
  const { model, fitSeconds, predictSeconds, peakBytes } = fitted;
  const peakMb = Math.round(peakBytes / MEGABYTE);
  return {
    ok: fitSeconds <= MOST_SECONDS && peakMb <= MOST_MEGABYTES && isGood(buyers),
    rows: [
      ['customers, days with an order', `${customers}, ${model.counts.orderDays}`],
      ['time of the fit', `${fitSeconds.toFixed(1)} s of ${MOST_SECONDS}`],
      ['peak memory of the process', `${peakMb} MB of ${MOST_MEGABYTES}`],
      ['time of all forecasts', `${predictSeconds.toFixed(1)} s`],
      ...describeScore('buyers', buyers),
      ...describeScore('regulars', regulars),
    ],
    figures: {
      customers,
      fitSeconds,
      peakMb,
      predictSeconds,
      model,
      scored,
      buyers,
      regulars,
    },
  };
}

/** Fitting the purchase model, and how well it predicts. */
export const fit: Bench = {
  summary:
    'the purchase model: how long a fit takes and how much memory, and how well it predicts days that it was not fitted to',
  help: ['--customers 100000 (fitted) --scored 20000 (of each profile)'],
  run,
};
