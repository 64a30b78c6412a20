import { randomUUID } from 'node:crypto';
import { exportCustomer } from '../../functions/src/sync/export-customer';
import { CliError, EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatAmount } from '../format/numbers';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { resolvePath } from '../resolve-path';
import { writePrivateFile } from './write-private-file';

/** `export customer`: all that is kept of one person, printed or written to a file. */
export async function exportPerson(
  { connection, output, world }: Context,
  { orgId: named, customerId, out }: { orgId: string; customerId: string; out: string | undefined },
) {
  const { db } = connection;
  const { orgId } = await findOrg(db, named);
  output.progress(`Reading what is kept of ${customerId} ...`);
  const dossier = await exportCustomer(
    { db, now: world.now, newId: randomUUID },
    { orgId, customerId, by: nameOperator() },
  );
  if (!dossier)
    throw new CliError(
      `There is no customer ${customerId} in ${orgId}.`,
      'An id has the prefix of its POS, such as alv_10231.',
    );
  if (out === undefined) {
    output.line(JSON.stringify(dossier, null, 2));
    output.result(dossier);
    return EXIT.ok;
  }
  await writePrivateFile(resolvePath(world, out), (append) =>
    append(`${JSON.stringify(dossier, null, 2)}\n`),
  );
  const orders = formatAmount(dossier.orders.length, 'order');
  output.line(`What is kept of ${customerId}, ${orders} included, is in ${out}.`);
  output.result({ orgId, customerId, orders: dossier.orders.length, out });
  return EXIT.ok;
}
