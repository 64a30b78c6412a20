import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { DeadLetter } from '../../functions/src/model/dead-letter';
import { readWaitingLetters, type StoredDeadLetter } from '../../functions/src/store/dead-letters';
import { redriveDeadLetter } from '../../functions/src/sync/dead-letters';
import { CliError, EXIT, UsageError } from '../cli-error';
import { formatAmount } from '../format/numbers';
import { formatTable } from '../format/table';
import { formatAgo } from '../format/times';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import type { Context, Shell } from './shell';

/** Letters that one command handles. */
const AT_MOST = 500;

interface RedriveOptions {
  readonly org?: string;
  readonly all?: boolean;
}

/** `dead-letters list`, `dead-letters redrive` */
export function defineDeadLetters(program: Command, shell: Shell): void {
  const letters = program
    .command('dead-letters')
    .description('work that was given up after it had failed again and again')
    .addHelpText('after', example('dead-letters list'));
  letters
    .command('list')
    .description('what waits to be redriven, and why it was given up')
    .addHelpText('after', example('dead-letters list maple-street'))
    .argument('[orgId]', 'may be left out when there is only one')
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await listLetters(await shell.open(command), orgId));
    });
  letters
    .command('redrive')
    .description('try again: a run as a new run, what could not be computed as a fresh entry')
    .addHelpText('after', example('dead-letters redrive --all'))
    .argument('[id]', 'as `dead-letters list` shows it')
    .option('--all', 'everything that waits')
    .option('--org <orgId>', 'may be left out when there is only one')
    .action(async (id: string | undefined, options: RedriveOptions, command: Command) => {
      if ((id === undefined) !== (options.all ?? false))
        throw new UsageError('Name one dead letter, or use --all.');
      shell.exitWith(await redrive(await shell.open(command, { rings: true }), id, options));
    });
}

async function listLetters(context: Context, named: string | undefined) {
  const { connection, output, world } = context;
  const { orgId } = await findOrg(connection.db, named);
  const letters = await readLetters(context, orgId);
  if (letters.length === 0) output.line(`There is no dead letter of ${orgId}.`);
  const rows = letters.map(({ id, letter }) => [
    id,
    formatAgo(letter.createdAt, world.now()),
    describeLetter(letter),
    letter.reason,
  ]);
  for (const line of formatTable(rows)) output.line(line);
  output.result({ orgId, deadLetters: letters.map(toJson) });
  return EXIT.ok;
}

function readLetters({ connection, output }: Context, orgId: string): Promise<StoredDeadLetter[]> {
  const onCorrupt = (error: Error): void => output.notice(`Left out: ${error.message}`);
  return readWaitingLetters(connection.db, orgId, { limit: AT_MOST, onCorrupt });
}

function describeLetter(letter: DeadLetter): string {
  return letter.kind === 'run'
    ? `run ${letter.runId}`
    : `insights of ${formatAmount(letter.effects.customers.length, 'customer')}`;
}

function toJson({ id, letter }: StoredDeadLetter) {
  return {
    id,
    ...letter,
    createdAt: letter.createdAt.toISOString(),
    redrivenAt: letter.redrivenAt?.toISOString() ?? null,
  };
}

async function redrive(context: Context, named: string | undefined, options: RedriveOptions) {
  const { connection, output, world } = context;
  const { db, publish } = connection;
  const { orgId } = await findOrg(db, options.org);
  const ids =
    named === undefined ? (await readLetters(context, orgId)).map(({ id }) => id) : [named];
  const done: { id: string; as: string }[] = [];
  for (const [index, id] of ids.entries()) {
    output.progress(`Redriving ${index + 1} of ${ids.length} ...`);
    const redriven = await redriveDeadLetter(
      { db, publish, now: world.now, newId: randomUUID },
      { orgId, id, by: nameOperator() },
    );
    if (redriven.outcome === 'redriven') done.push({ id, as: redriven.as });
    else if (named !== undefined) throw refuse(id, redriven.outcome);
  }
  if (done.length === 0) output.line('There was nothing to redrive.');
  for (const { id, as } of done) output.line(`${id} is tried again as ${as}.`);
  output.result({ orgId, redriven: done });
  return EXIT.ok;
}

function refuse(id: string, outcome: 'missing' | 'already_redriven'): CliError {
  return new CliError(
    outcome === 'missing' ? `There is no dead letter ${id}.` : `${id} was redriven already.`,
    'See which wait: npm run trellis -- dead-letters list',
  );
}
