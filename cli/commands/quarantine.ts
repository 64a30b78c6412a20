import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Quarantine } from '../../functions/src/model/quarantine';
import { readQuarantined, readSomeQuarantined } from '../../functions/src/store/quarantine';
import { readQuarantinedRow } from '../../functions/src/sync/read-quarantined-row';
import { dismissQuarantined, retryQuarantined } from '../../functions/src/sync/retry-quarantined';
import { CliError, EXIT, UsageError } from '../cli-error';
import { formatAmount } from '../format/numbers';
import { formatTable } from '../format/table';
import { formatAgo, formatInstant } from '../format/times';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import { readWholeNumber, type Context, type Shell } from './shell';

const MOST = 500;

interface RowOptions {
  readonly org?: string;
  readonly raw?: boolean;
  readonly all?: boolean;
}

/** `quarantine list`, `show`, `retry`, `dismiss` */
export function defineQuarantine(program: Command, shell: Shell): void {
  const quarantine = program
    .command('quarantine')
    .description('rows of the POS that could not become records')
    .addHelpText('after', example('quarantine list'));
  const onOrg = ['--org <orgId>', 'may be left out when there is only one'] as const;
  quarantine
    .command('list')
    .description('what waits in quarantine, with the first reason of each')
    .addHelpText('after', example('quarantine list maple-street --limit 20'))
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--limit <n>', 'how many', '50')
    .action(async (orgId: string | undefined, options: { limit: string }, command: Command) => {
      const limit = readWholeNumber('--limit', options.limit, MOST);
      shell.exitWith(await listRows(await shell.open(command), orgId, limit));
    });
  quarantine
    .command('show')
    .description('one row with all its reasons')
    .addHelpText('after', example('quarantine show orders-50177 --raw'))
    .argument('<id>', 'as `quarantine list` shows it')
    .option(
      '--raw',
      'also what the POS sent, which may hold personal data; the audit tells who looked',
    )
    .option(...onOrg)
    .action(async (id: string, options: RowOptions, command: Command) => {
      shell.exitWith(await showRow(await shell.open(command), id, options));
    });
  quarantine
    .command('retry')
    .description('ask the POS for a row again')
    .addHelpText('after', example('quarantine retry --all'))
    .argument('[id]', 'as `quarantine list` shows it')
    .option('--all', 'every row that has an id')
    .option(...onOrg)
    .action(async (id: string | undefined, options: RowOptions, command: Command) => {
      if ((id === undefined) !== (options.all ?? false))
        throw new UsageError('Name one row, or use --all.');
      shell.exitWith(await retryRows(await shell.open(command, { rings: true }), id, options));
    });
  quarantine
    .command('dismiss')
    .description('take a row off the list; it waits again when the POS sends it in another form')
    .addHelpText('after', example('quarantine dismiss orders-50177'))
    .argument('<id>', 'as `quarantine list` shows it')
    .option(...onOrg)
    .action(async (id: string, options: RowOptions, command: Command) => {
      shell.exitWith(await dismissRow(await shell.open(command), id, options));
    });
}

async function listRows(
  { connection, output, world }: Context,
  named: string | undefined,
  limit: number,
) {
  const { orgId } = await findOrg(connection.db, named);
  const rows = [...(await readSomeQuarantined(connection.db, orgId, limit))];
  if (rows.length === 0) output.line(`No row of ${orgId} is in quarantine.`);
  const cells = rows.map(([id, row]) => [
    id,
    formatAgo(row.lastSeenAt, world.now()),
    row.reasons[0] ?? '',
    row.reasons.length > 1 ? `and ${row.reasons.length - 1} more` : '',
  ]);
  for (const line of formatTable(cells)) output.line(line);
  output.result({ orgId, quarantine: rows.map(([id, row]) => toJson(id, row)) });
  return EXIT.ok;
}

async function showRow({ connection, output, world }: Context, id: string, options: RowOptions) {
  const { db } = connection;
  const { orgId } = await findOrg(db, options.org);
  const row = (await readQuarantined(db, orgId, [id])).get(id);
  if (!row) throw noSuchRow(id);
  const tools = { db, now: world.now, newId: randomUUID };
  const asked = { orgId, id, by: nameOperator() };
  const raw = options.raw ? ((await readQuarantinedRow(tools, asked))?.raw ?? null) : undefined;
  output.line(`${id}  ${row.state}  ${formatAmount(row.attempts, 'time')} in quarantine`);
  output.line(`  first ${formatInstant(row.firstSeenAt)}, last ${formatInstant(row.lastSeenAt)}`);
  for (const reason of row.reasons) output.line(`  - ${reason}`);
  if (raw !== undefined) output.line(raw ?? 'The payload was not kept.');
  output.result({ orgId, ...toJson(id, row), ...(raw === undefined ? {} : { raw }) });
  return EXIT.ok;
}

async function retryRows(
  { connection, output, world }: Context,
  id: string | undefined,
  options: RowOptions,
) {
  const { db, publish } = connection;
  const { orgId } = await findOrg(db, options.org);
  const retried = await retryQuarantined(
    { db, publish, now: world.now, newId: randomUUID },
    { orgId, ids: id === undefined ? null : [id], by: nameOperator() },
  );
  if (!retried && id !== undefined) throw noSuchRow(id);
  const { retried: asked = [], withoutId = [] } = retried ?? {};
  output.line(`Asked the POS again for ${formatAmount(asked.length, 'row')}.`);
  if (withoutId.length > 0)
    output.line(`Without an id, so they can only be dismissed: ${withoutId.join(', ')}`);
  output.result({ orgId, retried: asked, withoutId });
  return id !== undefined && asked.length === 0 ? EXIT.failed : EXIT.ok;
}

async function dismissRow({ connection, output, world }: Context, id: string, options: RowOptions) {
  const { db } = connection;
  const { orgId } = await findOrg(db, options.org);
  const asked = { orgId, id, by: nameOperator() };
  if (!(await dismissQuarantined({ db, now: world.now, newId: randomUUID }, asked)))
    throw noSuchRow(id);
  output.line(`${id} is dismissed.`);
  output.result({ orgId, id, state: 'dismissed' });
  return EXIT.ok;
}

function noSuchRow(id: string): CliError {
  return new CliError(
    `No row ${id} waits in quarantine.`,
    'See which do: npm run trellis -- quarantine list',
  );
}

function toJson(id: string, row: Quarantine) {
  return {
    id,
    ...row,
    observedAt: row.observedAt.toISOString(),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  };
}
