import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { cancelRun } from '../../functions/src/sync/cancel-run';
import { CliError, EXIT } from '../cli-error';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import type { Context, Shell } from './shell';

/** `cancel <runId>` */
export function defineCancel(program: Command, shell: Shell): void {
  program
    .command('cancel')
    .description('end a run; what it has stored stays stored')
    .addHelpText('after', example('cancel manual-20260128T2014 --org maple-street'))
    .argument('<runId>', 'as `runs` shows it')
    .option('--org <orgId>', 'may be left out when there is only one')
    .action(async (runId: string, options: { org?: string }, command: Command) => {
      shell.exitWith(await cancel(await shell.open(command), runId, options.org));
    });
}

async function cancel({ connection, output, world }: Context, runId: string, named?: string) {
  const { db } = connection;
  const { orgId } = await findOrg(db, named);
  const outcome = await cancelRun(
    { db, now: world.now, newId: randomUUID },
    { orgId, runId, by: nameOperator() },
  );
  if (outcome === 'missing')
    throw new CliError(
      `There is no run ${runId} of ${orgId}.`,
      `See which there are: npm run trellis -- runs ${orgId}`,
    );
  const words = {
    cancelled: 'is cancelled.',
    requested: 'ends after the page it is at.',
    already_ended: 'had ended already.',
  } as const;
  output.line(`${runId} ${words[outcome]}`);
  output.result({ orgId, runId, outcome });
  return EXIT.ok;
}
