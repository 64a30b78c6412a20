import { createHmac } from 'node:crypto';
import { TEST_EVENT } from '../../functions/src/model/webhook';
import { CliError, EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatDuration } from '../format/times';
import { findOrg } from '../orgs/find-org';
import { requireSecrets } from './require-secrets';

const TIMEOUT_MS = 30_000;

/** What an event of a kind that nobody mapped is answered with, once it is kept. */
const KEPT = 202;

const REMEDIES: Readonly<Record<number, string>> = {
  401: 'A secret or URL that was changed just now is known within a minute: try again then.',
  404: 'The function alleavesWebhook is not deployed there.',
  503: 'Firestore or a secret of the deployment is missing: look at the function’s log.',
};

/** `webhook test`: whether a signed delivery arrives and is kept. It changes no record. */
export async function sendTestEvent({ connection, output, world }: Context, named?: string) {
  const { orgId } = await findOrg(connection.db, named);
  const secrets = requireSecrets(orgId, await connection.openSecrets(orgId).webhook());
  const url = connection.webhookUrl(orgId, secrets.generation);
  const timestamp = world.now().toISOString();
  const body = JSON.stringify({ event: TEST_EVENT, timestamp, data: {} });
  const signature = createHmac('sha256', secrets.current).update(body).digest('hex');
  const startedMs = performance.now();
  const status = await post(url, body, signature);
  const tookMs = performance.now() - startedMs;
  if (status !== KEPT) {
    throw new CliError(
      `${new URL(url).origin} answered ${status} to a signed test event.`,
      REMEDIES[status] ?? null,
    );
  }
  output.line(`A signed test event was answered with ${status} after ${formatDuration(tookMs)}.`);
  output.line(`It is in the log: npm run trellis -- webhook log ${orgId}`);
  output.result({ orgId, url, event: TEST_EVENT, status, tookMs: Math.round(tookMs) });
  return EXIT.ok;
}

async function post(url: string, body: string, signature: string): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alleaves-signature': signature },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (cause) {
    const remedy = 'Start the emulators with their functions, or deploy.';
    throw new CliError(`${new URL(url).origin} does not answer.`, remedy, { cause });
  }
}
