import { InvalidArgumentError, type Command } from 'commander';
import { EXPORT_COLUMNS, type ExportColumn } from '../../functions/src/model/customer-export';
import { exportList } from '../export/export-list';
import { exportPerson } from '../export/export-person';
import { example } from './example';
import { readCustomerId } from './read-customer-id';
import type { Shell } from './shell';

const PERSON_HELP = `
Profile, contact details, notes, insights, orders, moves between segments and the payloads as they
came, for a person's own request to see what is kept of them. It is always JSON. The audit log tells
who asked. With --out the file can be read by its owner alone.`;

const LIST_HELP = `
The same file as the dashboard's. Columns: ${EXPORT_COLUMNS.join(', ')}.`;

/** `export customer`, `export list` */
export function defineExport(program: Command, shell: Shell): void {
  const group = program
    .command('export')
    .description('what is kept, as a file: personal data')
    .addHelpText('after', example('export customer maple-street alv_10231 --out ada.json'));
  group
    .command('customer')
    .description('all that is kept of one customer, as JSON')
    .argument('<orgId>')
    .argument('<customerId>', 'such as alv_10231')
    .option('--out <file>', 'write it there instead of printing it')
    .addHelpText('after', PERSON_HELP + example('export customer maple-street alv_10231'))
    .action(async (orgId: string, typed: string, options: { out?: string }, command: Command) => {
      const customerId = readCustomerId(typed);
      const wanted = { orgId, customerId, out: options.out };
      shell.exitWith(await exportPerson(await shell.open(command), wanted));
    });
  group
    .command('list')
    .description('every customer, as a CSV file for spreadsheets')
    .argument('<orgId>')
    .requiredOption('--out <file>', 'where to write it')
    .option('--columns <names>', 'these alone, in this order, with commas between', readColumns)
    .addHelpText('after', LIST_HELP + example('export list maple-street --out customers.csv'))
    .action(
      async (
        orgId: string,
        options: { out: string; columns?: ExportColumn[] },
        command: Command,
      ) => {
        const columns = options.columns ?? EXPORT_COLUMNS;
        const wanted = { orgId, columns, out: options.out };
        shell.exitWith(await exportList(await shell.open(command), wanted));
      },
    );
}

function readColumns(text: string): ExportColumn[] {
  return text.split(',').map((name) => {
    const column = EXPORT_COLUMNS.find((one) => one === name.trim());
    if (column === undefined) throw new InvalidArgumentError(`There is no column ${name.trim()}.`);
    return column;
  });
}
