import type { Command } from 'commander';
import { CliError, EXIT } from '../cli-error';
import { findOrg } from '../orgs/find-org';
import type { Context, Shell } from './shell';

/** `webhook url [orgId]` */
export function defineWebhook(program: Command, shell: Shell): void {
  const webhook = program.command('webhook').description('how Alleaves reaches this deployment');
  webhook
    .command('url')
    .description('the address that Alleaves delivers to; the secret is shown by `org add` alone')
    .argument('[orgId]', 'may be left out when there is only one')
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await showUrl(await shell.open(command), orgId));
    });
}

async function showUrl({ connection, output }: Context, named: string | undefined) {
  const { orgId } = await findOrg(connection.db, named);
  const secrets = await connection.openSecrets(orgId).webhook();
  if (!secrets) {
    throw new CliError(
      `The organisation ${orgId} has no webhook secret.`,
      `Make one: npm run trellis -- org add ${orgId}`,
    );
  }
  const url = connection.webhookUrl(orgId, secrets.generation);
  output.line(url);
  output.result({ orgId, url, generation: secrets.generation });
  return EXIT.ok;
}
