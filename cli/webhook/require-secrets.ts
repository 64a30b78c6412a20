import type { WebhookSecrets } from '../../functions/src/model/webhook';
import { CliError } from '../cli-error';

/**
 * The org's webhook secrets.
 * @throws {CliError} when it has none.
 */
export function requireSecrets(orgId: string, secrets: WebhookSecrets | null): WebhookSecrets {
  if (secrets) return secrets;
  throw new CliError(
    `The organisation ${orgId} has no webhook secret.`,
    `Make one: npm run trellis -- org add ${orgId}`,
  );
}
