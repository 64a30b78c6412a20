import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { recomputeChanges } from '../../../../functions/src/insights/recompute-changes';
import { createAlleavesAdapter } from '../../../../functions/src/pos/alleaves/adapter';
import { createAlleavesWebhookReader } from '../../../../functions/src/pos/alleaves/webhook';
import type { Database } from '../../../../functions/src/store/database';
import { createSecrets } from '../../../../functions/src/store/secrets';
import { receiveWebhook } from '../../../../functions/src/sync/receive-webhook';
import { requestManualRun } from '../../../../functions/src/sync/request-manual-run';
import type { Publish } from '../../../../functions/src/sync/request-run';
import { runSync, type RunCollaborators } from '../../../../functions/src/sync/run-sync';
import { scheduleRuns } from '../../../../functions/src/sync/schedule-runs';
import { sweep } from '../../../../functions/src/sync/sweep';
import { createWebhookOrgs } from '../../../../functions/src/sync/webhook-orgs';
import { THIS_MACHINE } from '../../../../functions/src/testing/alleaves-under-test';
import { CHAOS_VAULT, PATH_KEY, WEBHOOK_PATH } from '../../world/make-orgs';
import type { News, Setting, Task } from '../messages';

/** Between two tries at the POS nobody waits longer here. */
const LONGEST_SLEEP_MS = 50;

interface Surroundings {
  readonly db: Database;
  readonly now: () => Date;
  readonly setting: Setting;
  readonly tell: (news: News) => void;
}

/** Calls the shipped use case of a task with real collaborators, as the triggers do. */
export function perform(task: Task, around: Surroundings): Promise<unknown> {
  const tools = makeTools(around);
  const drain = (orgId: string): Promise<void> => recomputeChanges(tools, orgId);
  switch (task.name) {
    case 'run':
      return runSync(tools, task.job);
    case 'drain':
      return drain(task.orgId);
    case 'sweep':
      return sweep({ ...tools, drain });
    case 'schedule':
      return scheduleRuns(tools);
    case 'manual':
      return requestManualRun(tools, { orgId: task.orgId, by: 'staff' });
    case 'webhook':
      return receiveWebhook(
        {
          ...tools,
          reader: createAlleavesWebhookReader(),
          pathKey: PATH_KEY,
          loadOrg: createWebhookOrgs({ ...tools, vault: CHAOS_VAULT }),
        },
        { path: WEBHOOK_PATH, signature: task.signature, body: Buffer.from(task.body) },
      );
  }
}

function makeTools({ db, now, setting, tell }: Surroundings): RunCollaborators {
  const publish: Publish = (jobs) => {
    tell({ kind: 'rang', jobs: [...jobs] });
    return Promise.resolve();
  };
  return {
    db,
    now,
    publish,
    leaseMs: setting.leaseMs,
    handOverAfterMs: setting.handOverAfterMs,
    newId: () => randomUUID(),
    log: (message, fields) => tell({ kind: 'said', line: `${message} ${JSON.stringify(fields)}` }),
    openSecrets: (metered, orgId) => createSecrets(metered, orgId, CHAOS_VAULT),
    openPos: ({ org, credentials, secrets }) =>
      createAlleavesAdapter({
        config: org.pos,
        hosts: THIS_MACHINE,
        credentials,
        sessions: secrets.posSessions,
        now,
        random: Math.random,
        sleep: (ms) => wait(Math.min(ms, LONGEST_SLEEP_MS)),
      }),
  };
}
