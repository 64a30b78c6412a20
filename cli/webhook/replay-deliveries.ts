import { randomUUID } from 'node:crypto';
import { replayDeliveries as replay } from '../../functions/src/sync/replay-deliveries';
import { EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatAmount } from '../format/numbers';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { requireActive } from '../orgs/require-active';

/** `webhook replay`: asks Alleaves again for what logged deliveries were about. */
export async function replayDeliveries(
  { connection, output, world }: Context,
  named: string | undefined,
  { sinceMs, limit, isAll }: { sinceMs: number; limit: number; isAll: boolean },
) {
  const { db, publish } = connection;
  const found = await findOrg(db, named);
  const { orgId } = found;
  requireActive(found);
  const { now } = world;
  const since = new Date(now().getTime() - sinceMs);
  const report = await replay(
    { db, publish, now, newId: randomUUID },
    { orgId, since, limit, isAll, by: nameOperator() },
  );
  const { looked, deliveries, orders, streams, withoutMeaning, runId } = report;
  const asked = [...(orders > 0 ? [formatAmount(orders, 'order')] : []), ...streams];
  output.line(
    runId === null
      ? `There is nothing to replay among ${formatAmount(looked, 'delivery', 'deliveries')}.`
      : `${formatAmount(deliveries, 'delivery', 'deliveries')} replayed: Alleaves is asked for ${asked.join(', ')} (run ${runId}).`,
  );
  if (withoutMeaning > 0) {
    const events = formatAmount(withoutMeaning, 'delivery', 'deliveries');
    output.line(`${events} of events that nobody has mapped: nothing says what to ask for.`);
  }
  output.result({ orgId, since: since.toISOString(), ...report });
  return EXIT.ok;
}
