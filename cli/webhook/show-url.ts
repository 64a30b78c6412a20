import { EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatInstant } from '../format/times';
import { findOrg } from '../orgs/find-org';
import { requireSecrets } from './require-secrets';

/** `webhook url`: where Alleaves delivers to. */
export async function showUrl({ connection, output, world }: Context, named: string | undefined) {
  const { orgId } = await findOrg(connection.db, named);
  const secrets = requireSecrets(orgId, await connection.openSecrets(orgId).webhook());
  const { generation, previous } = secrets;
  const url = connection.webhookUrl(orgId, generation);
  output.line(url);
  const until = previous && previous.validUntil > world.now() ? previous.validUntil : null;
  if (until)
    output.notice(`The secret before the current one signs until ${formatInstant(until)}.`);
  output.result({ orgId, url, generation, previousValidUntil: until?.toISOString() ?? null });
  return EXIT.ok;
}
