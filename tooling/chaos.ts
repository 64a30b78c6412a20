import { availableParallelism } from 'node:os';
import { EXIT } from '../cli/cli-error';
import { COVERED_FROM } from '../tests/chaos/campaign';
import { runCrashPoints } from '../tests/chaos/crash-points';
import { huntPlanted } from '../tests/chaos/planted/hunt';
import { shareCampaign } from '../tests/chaos/players/share-campaign';
import { runProcessCampaign } from '../tests/chaos/processes/campaign';
import { describeProcesses } from '../tests/chaos/processes/tally';
import { describeCampaign, describeFailure } from '../tests/chaos/report/print';
import { tally } from '../tests/chaos/report/tally';
import { runSeed } from '../tests/chaos/seed/run-seed';
import { readChaosOptions, type ChaosOptions } from './chaos/read-chaos-options';
import { startEmulators } from './emulators/emulators';
import { exitCodeOf } from './exit-code-of';
import { listenForStop } from './stop-signals';

/** Processes that play seeds; the emulator and the parent want a little of the machine too. */
const PLAYERS = Math.max(2, Math.min(8, availableParallelism() - 1));

/** What a campaign came to: whether it is as it should be, for a machine and for a person. */
interface Outcome {
  readonly ok: boolean;
  readonly figures: object;
  readonly text: string;
}

async function playSeeds(options: ChaosOptions, signal: AbortSignal): Promise<Outcome> {
  const { from, seeds, backend } = options;
  const report = await shareCampaign({
    from,
    seeds,
    backend,
    players: PLAYERS,
    signal,
    onProgress: console.error,
  });
  const mustCover = seeds >= COVERED_FROM;
  const covered = !mustCover || report.never.length === 0;
  const ok = report.equal === report.seeds && covered;
  return { ok, figures: { backend, ...report }, text: describeCampaign(report, mustCover) };
}

/** Stories in which a customer is erased while a run is under way; each must come to its erasure. */
async function playErasures(options: ChaosOptions, signal: AbortSignal): Promise<Outcome> {
  const { from, seeds, backend } = options;
  const report = await shareCampaign({
    from,
    seeds,
    backend,
    stories: 'erasures',
    players: PLAYERS,
    signal,
    onProgress: console.error,
  });
  const erased = report.branches['customer_erased'] ?? 0;
  const duringRuns = report.branches['erased_during_a_run'] ?? 0;
  const text = [
    ...report.failed.map(describeFailure),
    `${erased} customers erased, ${duringRuns} while a run was at work`,
    `${report.equal} of ${report.seeds} interleavings leave no trace, nobody who came back, and every total to the cent; ${report.seconds.toFixed(0)} s`,
  ].join('\n');
  const ok = report.equal === report.seeds && erased >= seeds;
  return { ok, figures: { backend, erased, duringRuns, ...report }, text };
}

/** One seed with its whole story. */
async function tellSeed({ campaign, from, backend }: ChaosOptions): Promise<Outcome> {
  const stories = campaign === 'erasures' ? campaign : 'everything';
  const result = await runSeed(from, { backend, stories, story: (line) => console.error(line) });
  const report = tally([result], result.ms / 1_000);
  const failed = report.failed.map(describeFailure);
  const text = [...failed, `digest ${result.digest}`, describeCampaign(report, false)].join('\n');
  return { ok: result.ok, figures: { digest: result.digest, ...report }, text };
}

async function crash({ backend }: ChaosOptions): Promise<Outcome> {
  const { points, recovered, failed, seconds } = await runCrashPoints(backend, console.error);
  const text = [
    ...failed.map(describeFailure),
    `${recovered} of ${points} crash points recovered, ${seconds.toFixed(0)} s`,
  ].join('\n');
  return {
    ok: recovered === points,
    figures: { backend, points, recovered, failed, seconds },
    text,
  };
}

async function hunt({ from, seeds }: ChaosOptions, signal: AbortSignal): Promise<Outcome> {
  const report = await huntPlanted({ from, seeds, signal, say: console.error });
  const { planted, caught, control, seconds } = report;
  const text = [
    `${caught} of ${planted.length} planted bugs caught, ${seconds.toFixed(0)} s`,
    `without them ${control.equal} of ${control.seeds} seeds equal to the oracle`,
  ].join('\n');
  const ok = caught === planted.length && control.equal === control.seeds;
  return { ok, figures: { planted: report }, text };
}

/** With processes and an emulator of its own. */
async function killProcesses(
  { from, processes: rounds }: ChaosOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  const report = await runProcessCampaign({ from, rounds, signal, onProgress: console.error });
  return { ok: report.ok, figures: { processes: report }, text: describeProcesses(report) };
}

/** Seeds, then, as far as they are asked for, rounds with processes, which mostly wait, and planted defects beside them. */
async function playParts(options: ChaosOptions, signal: AbortSignal): Promise<Outcome> {
  const seeds = await (options.verbose ? tellSeed(options) : playSeeds(options, signal));
  const others = await Promise.all([
    ...(options.processes > 0 ? [killProcesses(options, signal)] : []),
    ...(options.planted > 0 ? [hunt({ ...options, seeds: options.planted }, signal)] : []),
  ]);
  const parts = [seeds, ...others];
  return {
    ok: parts.every(({ ok }) => ok),
    figures: Object.assign({}, ...parts.map(({ figures }) => figures)),
    text: parts.map(({ text }) => text).join('\n'),
  };
}

async function carryOut(options: ChaosOptions, signal: AbortSignal): Promise<Outcome> {
  if (options.campaign === 'processes') return killProcesses(options, signal);
  if (options.campaign === 'planted') return hunt(options, signal);
  if (options.campaign === 'crash-points') return crash(options);
  if (options.campaign === 'erasures' && !options.verbose) return playErasures(options, signal);
  return playParts(options, signal);
}

async function main(argv: readonly string[]): Promise<number> {
  const options = readChaosOptions(argv);
  const signal = listenForStop();
  const suite =
    options.backend === 'memory' || options.campaign === 'processes'
      ? null
      : await startEmulators({
          label: 'chaos',
          services: ['firestore'],
          signal,
          onLog: console.error,
        });
  Object.assign(process.env, suite?.env);
  try {
    const { ok, figures, text } = await carryOut(options, signal);
    console.log(options.json ? JSON.stringify({ ok, ...figures }, null, 2) : text);
    return ok ? EXIT.ok : EXIT.failed;
  } finally {
    await suite?.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(exitCodeOf(error));
  },
);
