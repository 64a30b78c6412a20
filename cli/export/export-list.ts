import { randomUUID } from 'node:crypto';
import type { ExportColumn } from '../../functions/src/model/customer-export';
import { exportCustomers } from '../../functions/src/sync/export-customers';
import { CliError, EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatAmount } from '../format/numbers';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { resolvePath } from '../resolve-path';
import { writePrivateFile } from './write-private-file';

/** `export list`: every customer as CSV, written piece by piece. */
export async function exportList(
  { connection, output, world }: Context,
  { orgId: named, columns, out }: { orgId: string; columns: readonly ExportColumn[]; out: string },
) {
  const { db } = connection;
  const { orgId } = await findOrg(db, named);
  let lines = 0;
  let left = 0;
  const log = (): void => {
    left += 1;
  };
  const result = await writePrivateFile(resolvePath(world, out), (append) =>
    exportCustomers(
      { db, now: world.now, newId: randomUUID, log },
      {
        orgId,
        filter: {},
        columns,
        by: nameOperator(),
        mostRows: Infinity,
        async send(csv) {
          await append(csv);
          lines += csv.split('\r\n').length - 1;
          output.progress(`Writing ${out}: ${formatAmount(lines, 'line')} ...`);
          return true;
        },
      },
    ),
  );
  if (result.outcome === 'missing') throw new CliError(`The organisation ${orgId} was removed.`);
  if (left > 0) output.notice(`Left out: ${formatAmount(left, 'customer')} that cannot be read.`);
  output.line(`${formatAmount(result.rows, 'customer')} of ${orgId} are in ${out}.`);
  output.result({ orgId, rows: result.rows, leftOut: left, out });
  return left > 0 ? EXIT.partly : EXIT.ok;
}
