import { setTimeout as wait } from 'node:timers/promises';
import type { PosCredentials } from '../../../model/org';
import type { PosHosts } from '../../hosts';
import type { PosSession } from '../../session';
import { DEFAULT_LIMITS, type AlleavesConfig, type AlleavesLimits } from '../adapter';
import { createClient, type AlleavesClient } from '../client';

/** How an account is reached. */
export interface AccountAccess {
  readonly config: AlleavesConfig;
  /** Where requests may go. */
  readonly hosts: PosHosts;
  readonly credentials: PosCredentials;
  readonly now: () => Date;
  /** From 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly limits?: Partial<AlleavesLimits>;
}

/** A client with a login of its own, paced as the org's syncs are: the stored session is theirs, and nothing is stored. */
export function openClient(access: AccountAccess): AlleavesClient {
  const { config, hosts, credentials, now, random, sleep = (ms) => wait(ms) } = access;
  const limits = { ...DEFAULT_LIMITS, ...access.limits };
  let held: PosSession | null = null;
  return createClient({
    ...config,
    ...limits,
    hosts,
    loginStyle: config.loginStyle ?? 'json',
    credentials,
    sessions: {
      load: () => Promise.resolve(held),
      save(session) {
        held = session;
        return Promise.resolve();
      },
    },
    now,
    clockMs: () => performance.now(),
    retry: { policy: limits.retry, sleep, random },
  });
}
