import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Hold } from '../../functions/src/model/quarantine';
import { streamSchema, type Stream } from '../../functions/src/model/source';
import { readHolds } from '../../functions/src/store/holds';
import { decideHold, type HoldDecision } from '../../functions/src/sync/decide-hold';
import { CliError, EXIT, UsageError } from '../cli-error';
import { formatAmount, formatCount } from '../format/numbers';
import { formatAgo } from '../format/times';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import type { Context, Shell } from './shell';

/** Ids that a line shows. */
const SHOWN = 20;

interface HoldOptions {
  readonly org?: string;
  readonly digest?: string;
}

/** `holds list`, `holds confirm`, `holds reject` */
export function defineHolds(program: Command, shell: Shell): void {
  const holds = program
    .command('holds')
    .description('what sync will not do without a decision')
    .addHelpText('after', example('holds list'));
  holds
    .command('list')
    .description('every hold that is open or decided, and what it is about')
    .addHelpText('after', example('holds list maple-street'))
    .argument('[orgId]', 'may be left out when there is only one')
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await listHolds(await shell.open(command), orgId));
    });
  define('confirm', 'confirmed', 'delete what a hold names, at the next walk that misses the same');
  define('reject', 'rejected', 'keep what a hold names, and be asked no more about the same');

  function define(name: string, decision: HoldDecision, description: string): void {
    holds
      .command(name)
      .description(description)
      .addHelpText('after', example(`holds ${name} customers`))
      .argument('<id>', 'as `holds list` shows it')
      .option('--org <orgId>', 'may be left out when there is only one')
      .option('--digest <digest>', 'decide only while the hold is about this set')
      .action(async (id: string, options: HoldOptions, command: Command) => {
        const stream = readStream(id);
        shell.exitWith(await decide(await shell.open(command), { stream, decision, options }));
      });
  }
}

function readStream(id: string): Stream {
  const parsed = streamSchema.safeParse(id);
  if (parsed.success) return parsed.data;
  throw new UsageError(`"${id}" is no hold.`, 'A hold is customers, orders or products.');
}

async function listHolds({ connection, output, world }: Context, named: string | undefined) {
  const { orgId } = await findOrg(connection.db, named);
  const holds = (await readHolds(connection.db, orgId))
    .map(({ hold }) => hold)
    .filter(({ state }) => state !== 'closed');
  if (holds.length === 0) output.line(`Nothing of ${orgId} is held.`);
  for (const hold of holds) {
    output.line(`${hold.stream}  ${hold.state}  since ${formatAgo(hold.createdAt, world.now())}`);
    output.line(`  ${describeHold(hold)}`);
    if (hold.ids.length > 0) output.line(`  ${describeIds(hold.ids)}`);
    if (hold.digest !== null) output.line(`  digest ${hold.digest}`);
    if (hold.decidedBy !== null) output.line(`  ${hold.state} by ${hold.decidedBy}`);
  }
  output.result({ orgId, holds: holds.map(toJson) });
  return EXIT.ok;
}

function describeHold({ stream, reason, expected, seen }: Hold): string {
  return reason === 'empty_walk'
    ? `The POS returned no ${stream} where ${formatCount(expected)} are known.`
    : `The POS returned ${formatCount(seen)} ${stream} where ${formatCount(expected)} are known.`;
}

function describeIds(ids: readonly string[]): string {
  const rest = ids.length > SHOWN ? ` and ${formatCount(ids.length - SHOWN)} more (--json)` : '';
  return `missing: ${ids.slice(0, SHOWN).join(', ')}${rest}`;
}

function toJson(hold: Hold) {
  return {
    ...hold,
    id: hold.stream,
    createdAt: hold.createdAt.toISOString(),
    decidedAt: hold.decidedAt?.toISOString() ?? null,
  };
}

async function decide(
  { connection, output, world }: Context,
  { stream, decision, options }: { stream: Stream; decision: HoldDecision; options: HoldOptions },
) {
  const { db } = connection;
  const { orgId } = await findOrg(db, options.org);
  const decided = await decideHold(
    { db, now: world.now, newId: randomUUID },
    {
      orgId,
      stream,
      decision,
      by: nameOperator(),
      ...(options.digest === undefined ? {} : { digest: options.digest }),
    },
  );
  if (decided.outcome !== 'decided') {
    const [message, remedy] = REFUSALS[decided.outcome];
    throw new CliError(message, remedy);
  }
  const { hold } = decided;
  const what = hold.ids.length > 0 ? ` (${formatAmount(hold.ids.length, 'record')})` : '';
  output.line(`The hold of ${stream}${what} is ${decision}.`);
  output.result({ orgId, hold: toJson(hold) });
  return EXIT.ok;
}

const SEE = 'See which there are: npm run trellis -- holds list';

const REFUSALS = {
  missing: ['There is no such hold.', SEE],
  closed: ['The hold is closed: a later walk was as it should be.', SEE],
  changed: ['The hold is about another set than the one you looked at.', SEE],
  nothing_to_confirm: [
    'The hold names no records that could be deleted; it closes by itself when the POS returns some.',
    null,
  ],
} as const;
