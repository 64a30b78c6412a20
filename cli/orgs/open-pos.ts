import type { Org, PosCredentials, PosLocation } from '../../functions/src/model/org';
import type { PosAdapter } from '../../functions/src/pos/adapter';
import { createAlleavesAdapter } from '../../functions/src/pos/alleaves/adapter';
import { PosError } from '../../functions/src/pos/errors';
import type { PosHosts } from '../../functions/src/pos/hosts';
import type { PosSession, PosSessionStore } from '../../functions/src/pos/session';
import { describeFailure } from '../../functions/src/sync/describe-failure';
import { CliError } from '../cli-error';

/** Opens an org's POS with a login of its own, so that the credentials are tried and nothing is stored. */
export type OpenPos = (opening: {
  readonly pos: Omit<Org['pos'], 'provider'>;
  readonly credentials: PosCredentials;
}) => PosAdapter;

/** Someone waits for the answer: give up sooner than a run would. */
export const OPERATOR_LIMITS = {
  timeoutMs: 20_000,
  retry: { attempts: 3, baseMs: 500, capMs: 4_000, maxRetryAfterMs: 20_000 },
};

/** Opens the real POS, where it is at one of these hosts. */
export const openPos =
  (hosts: PosHosts): OpenPos =>
  ({ pos, credentials }) =>
    createAlleavesAdapter({
      config: pos,
      hosts,
      credentials,
      sessions: createOwnSession(),
      now: () => new Date(),
      random: Math.random,
      limits: OPERATOR_LIMITS,
    });

/**
 * Logs in and lists the locations.
 * @throws {CliError} in one sentence when the POS refuses, cannot be reached, or has no location.
 */
export async function testLogin(pos: PosAdapter): Promise<PosLocation[]> {
  const locations = await pos.listLocations().catch((error: unknown) => {
    throw error instanceof PosError ? toCliError(error) : error;
  });
  if (locations.length === 0) throw new CliError('Alleaves names no location for this account.');
  return locations;
}

/** The POS takes another login, or none: trying the same again changes nothing. */
export class LoginRefused extends CliError {
  override readonly name = 'LoginRefused';
}

const ELSEWHERE =
  'If it is right, name its host in POS_HOSTS, here and for the functions: docs/deploy.md. If not, give another --base-url to `org add`.';

/** What a failed conversation with the POS means to an operator. */
export function toCliError(error: PosError): CliError {
  if (error.kind !== 'authentication') {
    const remedy = error.kind === 'forbidden' ? ELSEWHERE : null;
    return new CliError(describeFailure(error), remedy, { cause: error });
  }
  return new LoginRefused(
    `Alleaves refused the login (${error.message}).`,
    'Check user name, password and PIN.',
    { cause: error },
  );
}

function createOwnSession(): PosSessionStore {
  let held: PosSession | null = null;
  return {
    load: () => Promise.resolve(held),
    save(session) {
      held = session;
      return Promise.resolve();
    },
  };
}
