import { randomBytes, randomUUID } from 'node:crypto';
import { auditWrite } from '../../functions/src/store/audit';
import { CommitConflict } from '../../functions/src/store/errors';
import { planRotation, validSecrets } from '../../functions/src/sync/plan-rotation';
import { CliError, EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatInstant } from '../format/times';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { requireSecrets } from './require-secrets';

const SECRET_BYTES = 32;

/** What a rotation is to do. */
export interface Rotation {
  /** How long the secret that is replaced signs on. */
  readonly keepOldMs: number;
  readonly newUrl: boolean;
}

/** `webhook rotate`: a new secret, shown once. */
export async function rotateSecret(
  { connection, output, world }: Context,
  named: string | undefined,
  { keepOldMs, newUrl }: Rotation,
) {
  const { orgId } = await findOrg(connection.db, named);
  connection.webhookUrl(orgId, 1);
  const newSecret = randomBytes(SECRET_BYTES).toString('hex');
  const now = world.now();
  const audit = auditWrite(orgId, randomUUID(), {
    action: 'webhook_rotated',
    target: null,
    ...(newUrl ? { detail: 'and a new address' } : {}),
    by: nameOperator(),
    at: now,
  });
  let validBefore = 0;
  const changed = await connection
    .openSecrets(orgId)
    .changeWebhook(
      (before) => {
        validBefore = validSecrets(before, now).length;
        return planRotation(before, { newSecret, now, keepOldMs, newUrl });
      },
      [audit],
    )
    .catch(explainConflict);
  const { generation, previous } = requireSecrets(orgId, changed);
  const url = connection.webhookUrl(orgId, generation);
  output.line(`Webhook URL     ${url}`);
  output.line(`Webhook secret  ${newSecret}`);
  output.line('The secret is shown only now. Every instance knows it within a minute.');
  output.line(
    previous
      ? `The one before it signs until ${formatInstant(previous.validUntil)}: enter the new one at Alleaves by then.`
      : 'The one before it does not sign any more: enter the new one at Alleaves now.',
  );
  if (validBefore > 1) output.line('The one before that was still valid, and is no longer.');
  if (newUrl) {
    output.line('Only this URL is answered from now on, whichever secret signs: enter it as well.');
  }
  const previousValidUntil = previous?.validUntil.toISOString() ?? null;
  output.result({ orgId, url, generation, secret: newSecret, previousValidUntil });
  return EXIT.ok;
}

function explainConflict(cause: unknown): never {
  if (!(cause instanceof CommitConflict)) throw cause;
  throw new CliError('Somebody else rotated the secret just now.', 'Look before you do it again.', {
    cause,
  });
}
