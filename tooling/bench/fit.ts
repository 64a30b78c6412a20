import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, BenchContext, BenchResult } from './bench';
import { describeScore, isGood } from './describe-scorecard';
import { fitNewsSchema, scoreNewsSchema, weeklyNewsSchema } from './fit-news';
import type { DrawnProfile, FitTask, WeeklyNews } from './fit-news';
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

function isWithin(seconds: number, megabytes: number): boolean {
  return seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES;
}

/** Whether every part of the fit came out: where one is missing, the time says nothing. */
function isWhole({ fit: made, linkedProducts }: WeeklyNews): boolean {
  return made.rfm.cuts !== null && made.scorecard?.gate.open === true && linkedProducts > 0;
}

function describeWeekly(weekly: WeeklyNews): BenchResult['rows'] {
  const { orders, seconds, drawingSeconds, peakBytes, fit: made, linkedProducts } = weekly;
  const cuts = made.rfm.cuts ? 'cuts' : 'NO cuts';
  const scorecard = made.scorecard?.gate.open === true ? 'scorecard' : 'NO scorecard';
  return [
    ['whole weekly fit: orders read', String(orders)],
    ['whole weekly fit: made', `${cuts}, ${scorecard}, ${linkedProducts} products with partners`],
    [
      'whole weekly fit: time',
      `${seconds.toFixed(1)} s of ${MOST_SECONDS}, without ${drawingSeconds.toFixed(1)} s in which the pages were drawn`,
    ],
    [
      'whole weekly fit: peak memory of its process',
      `${Math.round(peakBytes / MEGABYTE)} MB of ${MOST_MEGABYTES}`,
    ],
  ];
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { customers, scored } = readNumbers(context.args, { customers: 100_000, scored: 20_000 });
  context.say(`Fitting ${customers} customers ...`);
  const fitted = fitNewsSchema.parse(await work({ kind: 'fit', customers }, context));
  context.say(`Making the whole weekly fit of ${customers} customers ...`);
  const weekly = weeklyNewsSchema.parse(await work({ kind: 'weekly', customers }, context));
  context.say(`Scoring ${scored} customers of each profile ...`);
  const scoreOf = async (profile: DrawnProfile) => {
    const news = await work({ kind: 'score', customers: scored, profile }, context);
    return scoreNewsSchema.parse(news).scorecard;
  };
  const buyers = await scoreOf('buyers');
  const regulars = await scoreOf('regulars');
  const { model, fitSeconds, predictSeconds, peakBytes } = fitted;
  const peakMb = Math.round(peakBytes / MEGABYTE);
  const weeklyMb = Math.round(weekly.peakBytes / MEGABYTE);
  return {
    ok:
      isWithin(fitSeconds, peakMb) &&
      isWithin(weekly.seconds, weeklyMb) &&
      isWhole(weekly) &&
      isGood(buyers),
    rows: [
      ['customers, days with an order', `${customers}, ${model.counts.orderDays}`],
      ['time of the purchase model', `${fitSeconds.toFixed(1)} s of ${MOST_SECONDS}`],
      ['peak memory of its process', `${peakMb} MB of ${MOST_MEGABYTES}`],
      ...describeWeekly(weekly),
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
      weekly: { ...weekly, peakMb: weeklyMb },
      scored,
      buyers,
      regulars,
    },
  };
}

/** Fitting the purchase model, alone and as part of the weekly fit, and how well it predicts. */
export const fit: Bench = {
  summary:
    'the weekly fit and its purchase model: how long they take and how much memory, and how well it predicts days that it was not fitted to',
  help: ['--customers 100000 (fitted) --scored 20000 (of each profile)'],
  run,
};
