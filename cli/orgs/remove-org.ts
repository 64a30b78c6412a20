import { randomUUID } from 'node:crypto';
import type { RemovalProgress } from '../../functions/src/sync/remove-org';
import { removeOrg as remove } from '../../functions/src/sync/remove-org';
import { pathOf } from '../../functions/src/store/paths';
import { countRecords } from '../../functions/src/store/records';
import { confirmByTyping } from '../ask/confirm-by-typing';
import { EXIT, UsageError } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatAmount, formatCount } from '../format/numbers';
import { nameOperator } from '../operator';

const UNREGISTER =
  'Alleaves has no known way to unregister a webhook but by hand: remove this address in its settings.';

/** `org remove`: everything of an org, for good. @param confirmed what stands for the typing of the id. */
export async function removeOrg(
  context: Context,
  orgId: string,
  confirmed: string | undefined,
): Promise<typeof EXIT.ok> {
  const { connection, output, world } = context;
  const { db } = connection;
  const documents = connection.openOrgDocuments();
  const [org] = await db.getAll([pathOf('org', { org: orgId })]);
  if (!org?.data && (await documents.listCollections(orgId)).length === 0) {
    output.line(`There is nothing of ${orgId} in this deployment.`);
    output.result({ orgId, outcome: 'nothing', documents: 0, members: 0, runs: 0, webhook: null });
    return EXIT.ok;
  }
  if (confirmed === undefined) await confirm(context, orgId);
  else requireSame(orgId, confirmed);
  const url = await readWebhookUrl(context, orgId);
  const removed = await remove(
    {
      db,
      documents,
      accounts: connection.openAccounts(),
      now: world.now,
      newId: randomUUID,
      sleep: world.sleep,
    },
    {
      orgId,
      by: nameOperator(),
      onProgress: (progress) => output.progress(describe(progress)),
    },
  );
  const members = formatAmount(removed.members, 'member has', 'members have');
  output.line(
    `${output.paint.green('✓')} ${orgId} is removed: ${formatAmount(removed.documents, 'document')} deleted, ${members} lost their role.`,
  );
  if (url !== null) {
    output.line(`Webhook URL     ${url}`);
    output.line(`${UNREGISTER} It is answered as unknown from now on.`);
  }
  output.result({ orgId, outcome: 'removed', ...removed, webhook: url && { url } });
  return EXIT.ok;
}

async function confirm({ connection, output, world }: Context, orgId: string): Promise<void> {
  const { db } = connection;
  const [customers, orders] = await Promise.all([
    countRecords(db, orgId, 'customers'),
    countRecords(db, orgId, 'orders'),
  ]);
  output.notice(
    `${orgId}: ${formatAmount(customers, 'customer')}, ${formatAmount(orders, 'order')}, with all that is known of them, its members' roles and its secrets.`,
  );
  const consequence = 'remove all of it for good';
  const option = `--yes-remove ${orgId}`;
  await confirmByTyping(world, { expected: orgId, consequence, option });
}

function requireSame(orgId: string, confirmed: string): void {
  if (confirmed !== orgId)
    throw new UsageError(`--yes-remove names ${confirmed}, not ${orgId}: nothing was done.`);
}

/** Best effort: an org must be removable without its deployment's keys, and when its removal was interrupted before. */
async function readWebhookUrl(
  { connection, output }: Context,
  orgId: string,
): Promise<string | null> {
  try {
    const secrets = await connection.openSecrets(orgId).webhook();
    return secrets && connection.webhookUrl(orgId, secrets.generation);
  } catch {
    output.notice('The address of the webhook cannot be told: the deployment’s keys are missing.');
    return null;
  }
}

function describe(progress: RemovalProgress): string {
  switch (progress.step) {
    case 'runs':
      return 'Waiting for a sync to end ...';
    case 'webhook':
      return 'Waiting until every instance has forgotten the webhook ...';
    case 'members':
      return `Taking roles away: ${formatCount(progress.members)} ...`;
    case 'documents':
      return `Deleting ${progress.of}: ${formatAmount(progress.documents, 'document')} so far ...`;
  }
}
