import type { Command } from 'commander';
import { findOrg } from '../orgs/find-org';
import { watchOrg } from '../watch/watch-org';
import { example } from './example';
import { readWholeNumber, type Shell } from './shell';

const LONGEST_PAUSE_SECONDS = 3_600;
const LONGEST_WATCH_SECONDS = 86_400;

const HELP = `
Looks every --every seconds, at about ten reads each. On a terminal the view is drawn anew; elsewhere
it is printed when it has changed, with --json as one line of JSON for each change. Ctrl-C ends it.`;

/** `watch [orgId]` */
export function defineWatch(program: Command, shell: Shell): void {
  program
    .command('watch')
    .description('how an organisation stands and what its runs do, live')
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--every <seconds>', 'time between two looks', '3')
    .option('--for <seconds>', 'end by itself after so long')
    .option('--runs <n>', 'runs to show', '5')
    .addHelpText('after', HELP + example('watch maple-street'))
    .action(
      async (
        named: string | undefined,
        options: { every: string; for?: string; runs: string },
        command: Command,
      ) => {
        const everyMs = 1_000 * readWholeNumber('--every', options.every, LONGEST_PAUSE_SECONDS);
        const seconds = options.for;
        const forMs =
          seconds === undefined
            ? Infinity
            : 1_000 * readWholeNumber('--for', seconds, LONGEST_WATCH_SECONDS);
        const runs = readWholeNumber('--runs', options.runs, 50);
        const context = await shell.open(command);
        const stored = await findOrg(context.connection.db, named);
        shell.exitWith(await watchOrg(context, stored, { everyMs, forMs, runs }));
      },
    );
}
