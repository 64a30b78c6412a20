import { createAlleavesWebhookReader } from '../../../functions/src/pos/alleaves/webhook';
import { requestManualRun } from '../../../functions/src/sync/request-manual-run';
import { receiveWebhook, type WebhookAnswer } from '../../../functions/src/sync/receive-webhook';
import { runSync } from '../../../functions/src/sync/run-sync';
import { scheduleRuns } from '../../../functions/src/sync/schedule-runs';
import { sweep } from '../../../functions/src/sync/sweep';
import { createWebhookOrgs } from '../../../functions/src/sync/webhook-orgs';
import type { ChaosWorld } from './chaos-world';
import type { Mail, Packet } from './mailbox';
import { CHAOS_VAULT, ORG, PATH_KEY, WEBHOOK_PATH } from './make-orgs';
import { requireStored } from '../assertions/delivered';

const MINUTE_MS = 60_000;
const MAX_SKEW_MS = 90_000;

/** Minutes after which a sender tries again what was not taken. */
const SENT_AGAIN_AFTER = [1, 5, 15, 60];

/** Starts a worker for everything that has arrived. @returns whether there was anything. */
export async function deliverDue(world: ChaosWorld): Promise<boolean> {
  const due = world.mail.collect(world.clock.nowMs());
  for (const mail of due) await deliver(world, mail);
  return due.length > 0;
}

async function deliver(world: ChaosWorld, mail: Mail): Promise<void> {
  if (mail.to === 'webhook') return deliverWebhook(world, mail.packet);
  if (mail.to === 'drain') {
    const { orgId } = mail;
    const about = { task: 'drain' as const, orgId, skewMs: skew(world) };
    return world.crew.start(
      about,
      (tools) => tools.drain(orgId),
      () => undefined,
    );
  }
  const { job } = mail;
  const about = { task: 'run' as const, orgId: job.orgId, skewMs: skew(world) };
  return world.crew.start(
    about,
    (tools) => runSync(tools, job),
    (end) => {
      if ('value' in end && end.value === 'dropped') world.watch.count('delivery_dropped');
    },
  );
}

function deliverWebhook(world: ChaosWorld, packet: Packet): Promise<void> {
  const about = { task: 'webhook' as const, orgId: ORG, skewMs: skew(world) };
  const commitsBefore = world.watch.commits;
  return world.crew.start(
    about,
    (tools): Promise<WebhookAnswer> =>
      receiveWebhook(
        {
          ...tools,
          reader: createAlleavesWebhookReader(),
          pathKey: PATH_KEY,
          loadOrg: createWebhookOrgs({ ...tools, vault: CHAOS_VAULT }),
        },
        { path: WEBHOOK_PATH, signature: packet.signature, body: packet.body },
      ),
    (end) => {
      if ('error' in end) sendAgain(world, packet);
      else if (end.value.status >= 400) world.watch.count('webhook_refused');
      else requireStored(world.watch, { orgId: ORG, body: packet.body, commitsBefore });
    },
  );
}

function sendAgain({ mail, clock, watch }: ChaosWorld, packet: Packet): void {
  const minutes = SENT_AGAIN_AFTER[packet.attempt - 1];
  if (minutes === undefined) return;
  watch.count('webhook_sent_again');
  const dueMs = clock.nowMs() + minutes * MINUTE_MS;
  mail.post({ to: 'webhook', packet: { ...packet, attempt: packet.attempt + 1 }, dueMs });
}

/** The clock's ring every half hour. */
export function tick(world: ChaosWorld): Promise<void> {
  const about = { task: 'schedule' as const, orgId: null, skewMs: 0 };
  return world.crew.start(about, scheduleRuns, () => undefined);
}

/** The clock's ring for the sweep. */
export function sweepOnce(world: ChaosWorld): Promise<void> {
  const about = { task: 'sweep' as const, orgId: null, skewMs: 0 };
  return world.crew.start(about, sweep, (end) => {
    if (!('value' in end)) return;
    for (const [name, times] of Object.entries(end.value))
      if (times > 0) world.watch.count(`sweep_${name}`);
  });
}

/** Staff asks for a run. */
export function askForRun(world: ChaosWorld): Promise<void> {
  const about = { task: 'manual' as const, orgId: ORG, skewMs: 0 };
  return world.crew.start(
    about,
    (tools) => requestManualRun(tools, { orgId: ORG, by: 'staff' }),
    () => undefined,
  );
}

function skew({ deck, dice }: ChaosWorld): number {
  return deck.strike('clock') === null ? 0 : dice.whole(-MAX_SKEW_MS, MAX_SKEW_MS);
}
