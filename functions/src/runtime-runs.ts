import { HAND_OVER_AFTER_MS, isEmulator, posHostNames } from './config';
import { openForOrg } from './pos/alleaves/open-for-org';
import { readPosHosts } from './pos/hosts';
import { publish, runtime } from './runtime';
import { createSecrets } from './store/secrets';
import type { RunCollaborators } from './sync/run-sync';

/** What a sync run works with. */
export function runCollaborators(): RunCollaborators {
  return {
    db: runtime.database(),
    openSecrets: (db, orgId) => createSecrets(db, orgId, runtime.vault()),
    openPos: openForOrg({
      hosts: readPosHosts(posHostNames.value(), isEmulator()),
      now: runtime.now,
      random: Math.random,
      sleep: runtime.sleep,
    }),
    now: runtime.now,
    newId: runtime.newId,
    log: runtime.log,
    publish,
    handOverAfterMs: HAND_OVER_AFTER_MS,
  };
}
