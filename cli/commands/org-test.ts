import type { Command } from 'commander';
import { CliError, EXIT, type ExitCode } from '../cli-error';
import { findOrg } from '../orgs/find-org';
import { openPos } from '../orgs/open-pos';
import { testOrg, type OrgCheck } from '../orgs/test-org';
import { example } from './example';
import type { Context, Shell } from './shell';

/** Of the longest name of a check. */
const NAME_WIDTH = 9;

const HELP = `
Logs in with the stored login, lists the locations and reads the first page of every stream. Nothing
is written. Exit code 3 when some of it works and some does not, 1 when the login is refused.`;

/** `org test [orgId]` */
export function defineOrgTest(parent: Command, shell: Shell): void {
  parent
    .command('test')
    .description('try what a sync needs of Alleaves; nothing is written')
    .argument('[orgId]', 'may be left out when there is only one')
    .addHelpText('after', HELP + example('org test maple-street'))
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await runOrgTest(await shell.open(command), orgId));
    });
}

async function runOrgTest({ connection, output, world }: Context, named: string | undefined) {
  const { orgId, org } = await findOrg(connection.db, named);
  const credentials = await connection.openSecrets(orgId).posCredentials();
  if (!credentials)
    throw new CliError(
      `The organisation ${orgId} has no login.`,
      `Give it one: npm run trellis -- org add ${orgId}`,
    );
  const onCheck = (name: string): void => output.progress(`Trying ${name} ...`);
  const tools = { openPos: openPos(connection.posHosts), now: world.now, onCheck };
  const checks = await testOrg(tools, { org, credentials });
  const { paint } = output;
  const marks = { works: paint.green('✓'), fails: paint.red('✗'), not_tried: paint.dim('-') };
  for (const { name, state, found, remedy } of checks) {
    output.line(`${marks[state]} ${name.padEnd(NAME_WIDTH)}  ${found}`);
    if (remedy !== null) output.line(`    ${paint.yellow(remedy)}`);
  }
  output.result({ orgId, ok: checks.every(({ state }) => state === 'works'), checks });
  return exitCodeOf(checks);
}

function exitCodeOf(checks: readonly OrgCheck[]): ExitCode {
  if (checks.every(({ state }) => state === 'works')) return EXIT.ok;
  return checks.some(({ state }) => state === 'works') ? EXIT.partly : EXIT.failed;
}
