import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { ALLEAVES_URL, type PosLocation } from '../../functions/src/model/org';
import { readOrg } from '../../functions/src/store/orgs';
import { openPrompts } from '../ask/prompts';
import { EXIT } from '../cli-error';
import { formatAmount } from '../format/numbers';
import { addOrg, type AddedOrg } from '../orgs/add-org';
import { askBaseUrl, askNames, askOrgId, logIn } from '../orgs/guide-org';
import { openPos, testLogin } from '../orgs/open-pos';
import { DUTY_OPTIONS, limitsOf } from '../orgs/read-duties';
import { readOrgSettings, readPosSettings, type TypedOrgOptions } from '../orgs/read-org-settings';
import { example } from './example';
import type { Context, Shell } from './shell';

interface AddOptions extends TypedOrgOptions {
  readonly credentialsStdin?: boolean;
}

const EXAMPLE = 'org add maple-street --name "Maple Street Dispensary" --timezone America/New_York';

const HELP = `
In a terminal it asks for what is missing. The login is never an argument. It comes from, in this order:
  --credentials-stdin    {"username":"…","password":"…","pin":"…"} on stdin
  the environment        ALLEAVES_USERNAME, ALLEAVES_PASSWORD, ALLEAVES_PIN
  a prompt               when run in a terminal

It is tried before anything is stored, and stored sealed. For an organisation that exists, the
command replaces the login and the given settings, and sets it back to active.`;

/** `org add [orgId]` */
export function defineOrgAdd(parent: Command, shell: Shell): void {
  const add = parent
    .command('add')
    .description('add an organisation, or renew its login')
    .argument('[orgId]', 'id for paths and URLs, such as maple-street')
    .option('--name <name>', 'what people call it')
    .option('--timezone <zone>', 'zone of its reports, such as America/New_York')
    .option('--base-url <url>', `address of its Alleaves (default: ${ALLEAVES_URL})`)
    .option('--requests-per-second <n>', 'how often its Alleaves may be asked (default: 4)')
    .option('--burst <n>', 'requests that may be sent at once (default: 8)')
    .option('--concurrency <n>', 'requests under way at a time (default: 2)')
    .option('--interval <minutes>', 'time between scheduled syncs (default: 30)')
    .option('--login-style <style>', 'how Alleaves takes the login: json or basic (default: json)')
    .option('--credentials-stdin', 'read the login as JSON from stdin')
    .addHelpText('after', HELP + example(EXAMPLE))
    .action(async (typed: string | undefined, options: AddOptions, command: Command) => {
      const orgId = await askOrgId(openPrompts(shell.world), typed);
      shell.exitWith(await runOrgAdd(await shell.open(command), orgId, options));
    });
  for (const { name, option, unit, purpose } of DUTY_OPTIONS)
    add.option(`${option} <${unit}>`, `${purpose} (default: ${limitsOf(name).usual})`);
}

async function runOrgAdd(context: Context, orgId: string, options: AddOptions) {
  const { world, connection, output } = context;
  const { db } = connection;
  const prompts = openPrompts(world);
  const before = await readOrg(db, orgId);
  const known = { before, posHosts: connection.posHosts };
  // Before anybody is asked for a password: all three name what is missing on this machine or in this command line.
  if (!prompts) readOrgSettings(options, known);
  connection.webhookUrl(orgId, 1);
  const secrets = connection.openSecrets(orgId);
  const reached = prompts ? await askBaseUrl(prompts, options, known) : options;
  const pos = { ...readPosSettings(reached, known), locations: [], statusTable: {} };
  const { credentials, locations } = await logIn(
    { world, prompts },
    {
      fromStdin: options.credentialsStdin ?? false,
      attempt(login) {
        output.progress(`Logging in at ${pos.baseUrl} ...`);
        return testLogin(openPos(connection.posHosts)({ pos, credentials: login }));
      },
      onRefused: ({ message, remedy }) => output.notice(`${message} ${remedy} Once more:`),
    },
  );
  if (prompts) showLocations(output, locations);
  const complete = prompts ? await askNames(prompts, reached, { before, locations }) : reached;
  const settings = readOrgSettings(complete, known);
  const added = await addOrg(
    { db, secrets, now: world.now, newId: randomUUID },
    { orgId, before, settings, locations, credentials },
  );
  show(context, orgId, added);
  return EXIT.ok;
}

/** Before name and time zone are asked for: what the POS says about them. */
function showLocations(output: Context['output'], locations: readonly PosLocation[]): void {
  output.notice(`Login ok, ${formatAmount(locations.length, 'location')}:`);
  for (const { id, name, timezone } of locations) output.notice(`    ${id}  ${name}  ${timezone}`);
}

function show({ output, connection }: Context, orgId: string, added: AddedOrg): void {
  const { org, created, newWebhookSecret } = added;
  const { locations } = org.pos;
  const url = connection.webhookUrl(orgId, added.webhookGeneration);
  const { paint } = output;
  output.line(
    `${paint.green('✓')} ${created ? 'Added' : 'Updated'} ${paint.bold(orgId)} (${org.name}): login ok, ${formatAmount(locations.length, 'location')}.`,
  );
  for (const { id, name, timezone } of locations) output.line(`    ${id}  ${name}  ${timezone}`);
  output.line();
  output.line(`Webhook URL     ${url}`);
  if (newWebhookSecret !== null) {
    output.line(`Webhook secret  ${newWebhookSecret}`);
    output.line('The secret is shown only now. Enter both at Alleaves.');
  }
  output.line(`First sync      npm run trellis -- sync ${orgId} --wait`);
  output.result({
    orgId,
    created,
    name: org.name,
    status: org.status,
    timezone: org.timezone,
    baseUrl: org.pos.baseUrl,
    locations,
    webhook: { url, ...(newWebhookSecret === null ? {} : { secret: newWebhookSecret }) },
  });
}
