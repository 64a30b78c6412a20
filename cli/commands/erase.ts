import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Erasure } from '../../functions/src/model/erasure';
import { countOrdersOfRange } from '../../functions/src/store/customer-orders';
import type { Reader } from '../../functions/src/store/database';
import { loadRecords } from '../../functions/src/store/records';
import { eraseCustomer } from '../../functions/src/sync/erase-customer';
import { confirmByTyping } from '../ask/confirm-by-typing';
import { CliError, EXIT } from '../cli-error';
import { maskName } from '../format/mask-name';
import { formatAmount } from '../format/numbers';
import { formatInstant } from '../format/times';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { example } from './example';
import { readCustomerId } from './read-customer-id';
import type { Context, Shell } from './shell';

const HELP = `
Removes name, contact details, notes, tags, insights and stored payloads for good. A marker with the
id stays, so that no sync, webhook or replay stores the person again. Orders stay with the id alone,
so that no total moves. Interrupted and run again, it ends the same.`;

/** `erase <orgId> <customerId>` */
export function defineErase(program: Command, shell: Shell): void {
  program
    .command('erase')
    .description('erase a customer for good')
    .argument('<orgId>')
    .argument('<customerId>', 'such as alv_10231')
    .option('--yes', 'do not ask for the id to be typed')
    .addHelpText('after', HELP + example('erase maple-street alv_10231'))
    .action(
      async (
        orgId: string,
        typed: string,
        options: { readonly yes?: boolean },
        command: Command,
      ) => {
        const customerId = readCustomerId(typed);
        const context = await shell.open(command);
        shell.exitWith(await runErase(context, orgId, customerId, options.yes ?? false));
      },
    );
}

async function runErase(context: Context, named: string, customerId: string, isSure: boolean) {
  const { connection, world, output } = context;
  const { db } = connection;
  const { orgId, org } = await findOrg(db, named);
  if (!isSure) {
    output.notice(await describeCustomer(db, orgId, customerId));
    const consequence = 'erase this customer for good';
    await confirmByTyping(world, { expected: customerId, consequence, option: '--yes' });
  }
  const { provider } = org.pos;
  const result = await eraseCustomer(
    { db, now: world.now, newId: () => randomUUID() },
    { orgId, customerId, provider, by: nameOperator() },
  );
  if (result.outcome === 'unknown') throw unknownCustomer(orgId, customerId);
  const { receipt, outcome } = result;
  output.line(`${output.paint.green('✓')} ${describeReceipt(receipt, outcome)}`);
  output.result({ orgId, outcome, receipt });
  return EXIT.ok;
}

async function describeCustomer(db: Reader, orgId: string, customerId: string): Promise<string> {
  const stored = await loadRecords(db, orgId, 'customers', [customerId]);
  const record = stored.get(customerId);
  const name = record?.stream === 'customers' ? maskName(record.value.profile) : '(no record)';
  const orders = await countOrdersOfRange(db, orgId, customerId, customerId);
  return `${customerId} of ${orgId}: ${name}, ${formatAmount(orders, 'order')}.`;
}

function describeReceipt({ customerId, counts, erasedAt, by }: Erasure, outcome: string): string {
  const orders = `${formatAmount(counts.ordersKept, 'order')} kept without a person`;
  if (outcome === 'already')
    return `${customerId} was erased at ${formatInstant(erasedAt)} by ${by}; nothing was left to do.`;
  return `${customerId} is erased; ${orders}.`;
}

function unknownCustomer(orgId: string, customerId: string): CliError {
  return new CliError(
    `There is no customer ${customerId} in ${orgId}.`,
    'An id has the prefix of its POS, such as alv_10231.',
  );
}
