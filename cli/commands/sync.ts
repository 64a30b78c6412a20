import type { Command } from 'commander';
import { STREAMS } from '../../functions/src/model/source';
import { EXIT } from '../cli-error';
import { findOrg } from '../orgs/find-org';
import { awaitInsights, awaitRun, type Waiting } from '../runs/await-run';
import {
  describeEnd,
  describePrice,
  describeProgress,
  describeStream,
  summariseRun,
  type RunSummary,
} from '../runs/describe-run';
import { requestSync } from '../runs/request-sync';
import { example } from './example';
import { readWholeNumber, type Context, type Shell } from './shell';

interface SyncOptions {
  readonly wait?: boolean;
  readonly timeout: string;
}

const LONGEST_WAIT_SECONDS = 86_400;

/** `sync [orgId]` */
export function defineSync(program: Command, shell: Shell): void {
  program
    .command('sync')
    .description('start a sync of an organisation now')
    .addHelpText('after', example('sync maple-street --wait'))
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--wait', 'show progress until it has ended; exit 1 unless it succeeded')
    .option('--timeout <seconds>', 'how long to wait at most', '900')
    .action(async (orgId: string | undefined, options: SyncOptions, command: Command) => {
      const timeoutMs = 1_000 * readWholeNumber('--timeout', options.timeout, LONGEST_WAIT_SECONDS);
      const context = await shell.open(command, { rings: true });
      shell.exitWith(await runSync(context, orgId, { wait: options.wait ?? false, timeoutMs }));
    });
}

async function runSync(
  context: Context,
  named: string | undefined,
  { wait, timeoutMs }: { wait: boolean; timeoutMs: number },
) {
  const { connection, world, output } = context;
  const { db, publish } = connection;
  const found = await findOrg(db, named);
  const { orgId } = found;
  const runId = await requestSync({ db, publish, now: world.now }, found);
  if (!wait) {
    output.line(`Asked for the run ${runId} of ${orgId}.`);
    output.line(`Follow it: npm run trellis -- runs ${orgId}`);
    output.result({ orgId, runId, state: 'queued' });
    return EXIT.ok;
  }
  const waiting = { db, now: world.now, sleep: world.sleep };
  const summary = await followRun({ waiting, output }, { orgId, runId, timeoutMs });
  const insightsCurrent = await awaitInsights(waiting, {
    orgId,
    timeoutMs,
    onProgress: () => output.progress('Computing insights ...'),
  });
  show(context, summary, insightsCurrent);
  output.result({ orgId, ...summary, insightsCurrent });
  return summary.state === 'succeeded' ? EXIT.ok : EXIT.failed;
}

/** Shows a run's progress until it has ended. */
async function followRun(
  { waiting, output }: { waiting: Waiting } & Pick<Context, 'output'>,
  wanted: { orgId: string; runId: string; timeoutMs: number },
): Promise<RunSummary> {
  let warned = false;
  const run = await awaitRun(waiting, {
    ...wanted,
    onProgress({ run: current, isUnheard }) {
      output.progress(describeProgress(current));
      if (!isUnheard || warned) return;
      warned = true;
      output.notice('Nobody has taken up the run yet. Are the functions running?');
    },
  });
  return summariseRun(wanted.runId, run);
}

function show({ output }: Context, summary: RunSummary, insightsCurrent: boolean): void {
  const { paint } = output;
  for (const stream of STREAMS) {
    const report = summary.streams[stream];
    if (report) output.line(describeStream(stream, report));
  }
  const mark = summary.state === 'succeeded' ? paint.green('✓') : paint.red('✗');
  output.line(`${mark} ${describeEnd(summary)}`);
  output.line(`  It cost ${describePrice(summary)}.`);
  output.line(
    insightsCurrent
      ? '  Insights and counts are current.'
      : '  Insights are still being computed; they will follow.',
  );
}
