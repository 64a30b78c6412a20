import { CliError } from '../../cli-error';
import type { Finding } from '../finding';
import { findingOf, type OrgCheck, type OrgView } from './check';

/** The keys are not on this machine, so nothing sealed can be tried. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
}

/**
 * Whether the login and the webhook's secrets are stored and can be opened by the deployment's keys.
 * @throws {KeysMissing} where these are not at hand.
 */
export const checkSealed: OrgCheck = async (view) => {
  const { orgId } = view;
  const secrets = openSecrets(view);
  const login = await tried(() => secrets.posCredentials());
  const webhook = await tried(() => secrets.webhook());
  const found: Finding[] = [];
  const shut = [...(login === 'shut' ? ['login'] : []), ...(webhook === 'shut' ? ['webhook'] : [])];
  if (shut.length > 0)
    found.push(
      findingOf(view, 'wrong-secret', {
        what: `What is stored of its ${shut.join(' and ')} cannot be opened by these SEALING_KEYS: it was sealed by another key, or altered.`,
        remedy:
          webhook === 'shut'
            ? 'Put the key that sealed it, a former version of the secret SEALING_KEYS, behind the current one.'
            : 'Enter the login anew, or put the key that sealed it behind the current one in SEALING_KEYS.',
        call: webhook === 'shut' ? `doctor ${orgId}` : `org add ${orgId}`,
      }),
    );
  if (login === null)
    found.push(
      findingOf(view, 'login-missing', {
        what: 'No login is stored, so nothing can be synced.',
        remedy: 'Enter one; it is tried before it is stored.',
        call: `org add ${orgId}`,
      }),
    );
  return found;
};

function openSecrets({ connection, orgId }: OrgView) {
  try {
    return connection.openSecrets(orgId);
  } catch (cause) {
    if (!(cause instanceof CliError)) throw cause;
    throw new KeysMissing(`${cause.message} ${cause.remedy ?? ''}`.trim(), { cause });
  }
}

async function tried<T>(open: () => Promise<T>): Promise<T | 'shut'> {
  try {
    return await open();
  } catch (error) {
    // Firestore that is away says nothing about what is stored.
    if (error instanceof Error && error.name === 'StoreUnavailable') throw error;
    return 'shut';
  }
}
