import type { Command } from 'commander';
import { readOrgId } from '../orgs/read-org-settings';
import { removeOrg } from '../orgs/remove-org';
import { example } from './example';
import type { Shell } from './shell';

const HELP = `
Removes every record with all that was concluded of it, the sealed login, the webhook's secrets, and
the roles of the members. Nothing of it can be had back. Its webhook's address is answered as unknown
afterwards. Interrupted and run again, it goes on where it was.`;

/** `org remove <orgId>` */
export function defineOrgRemove(parent: Command, shell: Shell): void {
  parent
    .command('remove')
    .description('remove an organisation with everything that is known of it, for good')
    .argument('<orgId>')
    .option('--yes-remove <orgId>', 'stands for typing the id at a terminal')
    .addHelpText('after', HELP + example('org remove maple-street'))
    .action(async (typed: string, options: { yesRemove?: string }, command: Command) => {
      const orgId = readOrgId(typed);
      const context = await shell.open(command, { accounts: true });
      shell.exitWith(await removeOrg(context, orgId, options.yesRemove));
    });
}
