import type { Command } from 'commander';
import { recentRuns } from '../../functions/src/store/runs';
import { EXIT } from '../cli-error';
import { formatDuration, formatInstant } from '../format/times';
import { formatTable } from '../format/table';
import { findOrg } from '../orgs/find-org';
import { describePrice, summariseRun, type RunSummary } from '../runs/describe-run';
import { example } from './example';
import { readWholeNumber, type Context, type Shell } from './shell';

const MOST = 500;

/** `runs [orgId]` */
export function defineRuns(program: Command, shell: Shell): void {
  program
    .command('runs')
    .description('the latest runs of an organisation, newest first')
    .addHelpText('after', example('runs maple-street --limit 20'))
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--limit <n>', 'how many', '10')
    .action(async (orgId: string | undefined, options: { limit: string }, command: Command) => {
      const limit = readWholeNumber('--limit', options.limit, MOST);
      shell.exitWith(await listRuns(await shell.open(command), orgId, limit));
    });
}

async function listRuns({ connection, output }: Context, named: string | undefined, limit: number) {
  const { orgId } = await findOrg(connection.db, named);
  const stored = await recentRuns(connection.db, orgId, limit);
  const runs = stored.map(({ runId, run }) => summariseRun(runId, run));
  if (runs.length === 0) output.line(`There is no run of ${orgId} yet.`);
  for (const line of formatTable(runs.map(toRow))) output.line(line);
  output.result({ orgId, runs });
  return EXIT.ok;
}

function toRow(run: RunSummary): string[] {
  return [
    run.runId,
    run.state,
    formatInstant(new Date(run.createdAt)),
    run.durationMs === null ? '' : formatDuration(run.durationMs),
    `${run.created} created, ${run.updated} updated`,
    describePrice(run),
    run.error ?? '',
  ];
}
