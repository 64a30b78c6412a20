import type { Command } from 'commander';
import { discover } from '../../functions/src/pos/alleaves/discovery/discover';
import type { Discovery } from '../../functions/src/pos/alleaves/discovery/discovery';
import { countEvents } from '../../functions/src/store/webhook-events';
import { CliError, EXIT } from '../cli-error';
import { renderDiscovery } from '../discover/render-discovery';
import { writeDiscovery } from '../discover/write-discovery';
import { findOrg } from '../orgs/find-org';
import { OPERATOR_LIMITS } from '../orgs/open-pos';
import { resolvePath } from '../resolve-path';
import { example } from './example';
import type { Context, Shell } from './shell';

/** Not under version control. */
const FOLDER = '.trellis/discovery';

const HELP = `
Asks by GET and by searches only, as fast as the organisation's syncs may, and stores nothing in the
deployment. The report tells which endpoints there are, how they wrap and page their answers, which
fields are new or missing, and what is known now about the open questions about Alleaves. It holds
names of fields, forms of values and counts, and no value. Exit code 3 when an endpoint did not answer.`;

/** `discover [orgId]` */
export function defineDiscover(program: Command, shell: Shell): void {
  program
    .command('discover')
    .description('look at an Alleaves account from outside, and save what it is like')
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--out <folder>', 'where the report is saved', FOLDER)
    .addHelpText('after', HELP + example('discover maple-street'))
    .action(async (orgId: string | undefined, options: { out: string }, command: Command) => {
      shell.exitWith(await runDiscover(await shell.open(command), orgId, options.out));
    });
}

async function runDiscover(
  { connection, output, world }: Context,
  named: string | undefined,
  folder: string,
) {
  const { db } = connection;
  const { orgId, org } = await findOrg(db, named);
  const credentials = await connection.openSecrets(orgId).posCredentials();
  if (!credentials)
    throw new CliError(
      `The organisation ${orgId} has no login.`,
      `Give it one: npm run trellis -- org add ${orgId}`,
    );
  const { unknown_event: _, ...delivered } = await countEvents(db, orgId);
  let asked = 0;
  const found = await discover({
    config: org.pos,
    hosts: connection.posHosts,
    credentials,
    now: world.now,
    random: Math.random,
    sleep: world.sleep,
    limits: OPERATOR_LIMITS,
    deliveries: Object.values(delivered).reduce((sum, count) => sum + count, 0),
    onProgress: (what) => output.progress(`${(asked += 1)}: asking ${what} ...`),
  });
  const lines = renderDiscovery(orgId, found);
  const saved = await writeDiscovery(resolvePath(world, folder), { orgId, found, lines });
  for (const line of lines) output.line(line);
  output.line();
  output.line(`Saved as ${saved.readable} and ${saved.json}.`);
  if (!found.complete) output.notice(sayIncomplete(found));
  output.result({ orgId, ...found, saved });
  return found.complete ? EXIT.ok : EXIT.partly;
}

function sayIncomplete({ endpoints }: Discovery): string {
  const names = endpoints
    .filter(({ outcome }) => outcome === 'away' || outcome === 'unreadable')
    .map(({ name }) => name);
  return `Without a readable answer: ${names.join(', ')}. Run it again later.`;
}
