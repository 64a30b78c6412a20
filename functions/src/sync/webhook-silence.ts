import type { StreamReport } from '../model/run';
import { TEST_EVENT } from '../model/webhook';
import type { Database } from '../store/database';
import { readOrg } from '../store/orgs';
import { countOrdersPlaced, orgsWithoutWebhooks, recentEvents } from '../store/webhook-events';
import { eachOf } from './each-of';
import { isResting } from './plan-breaker';
import { newRun, runIdOf, slotStart } from './plan-run';
import { ANNOUNCED_WITHIN_MS, planSilence } from './plan-silence';
import { requestRun, type Publish } from './request-run';

/** How often an org whose webhooks are silent is synced. */
const SILENT_INTERVAL_MINUTES = 10;

/** Newest entries of the log among which one from the POS itself is looked for. */
const LOOKED_AT = 5;

/** Orgs rung for in one sweep. */
const MAX_ORGS = 1_000;

/** Handled at a time. */
const AT_ONCE = 10;

/**
 * Whether the org's webhooks are silent, to be asked when a run ends. Reads nothing when the run changed no order and they
 * were not silent before: what webhooks brought, a run finds unchanged.
 * @param orders the run's report about them; absent when it did not look at orders.
 */
export async function noteWebhookSilence({
  db,
  orgId,
  orders,
  before,
  now,
}: {
  db: Database;
  orgId: string;
  orders: StreamReport | undefined;
  before: boolean;
  now: Date;
}): Promise<boolean> {
  const changed = (orders?.counts.created ?? 0) + (orders?.counts.updated ?? 0);
  if (changed === 0 && !before) return false;
  const lastWebhookAt = await readLastWebhookAt(db, orgId);
  if (lastWebhookAt === null) return before;
  const until = new Date(now.getTime() - ANNOUNCED_WITHIN_MS);
  const ordersSince = await countOrdersPlaced(db, orgId, { after: lastWebhookAt, until });
  return planSilence({ lastWebhookAt, ordersSince, before });
}

/** When the POS itself last delivered something; what operators or eavesdroppers sent does not count. */
async function readLastWebhookAt(db: Database, orgId: string): Promise<Date | null> {
  const recent = await recentEvents(db, orgId, LOOKED_AT);
  const own = recent.find(({ event, outcome }) => event !== TEST_EVENT && outcome !== 'replayed');
  return own?.receivedAt ?? null;
}

interface PollTools {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  /** Called for an org that could not be asked; the others are. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Asks for an extra run of every org whose webhooks are silent, once every ten minutes.
 * @returns how many runs were made now.
 */
export async function pollSilentOrgs(tools: PollTools): Promise<number> {
  let made = 0;
  await eachOf(await orgsWithoutWebhooks(tools.db, MAX_ORGS), AT_ONCE, async (orgId) => {
    try {
      if (await pollSilentOrg(tools, orgId)) made += 1;
    } catch (error) {
      tools.onFailure(error);
    }
  });
  return made;
}

/** @returns whether a run was made now. */
async function pollSilentOrg({ db, publish, now }: PollTools, orgId: string): Promise<boolean> {
  const at = now();
  const org = await readOrg(db, orgId);
  if (org?.status !== 'active' || isResting(org.breaker, at)) return false;
  const slot = slotStart(at, SILENT_INTERVAL_MINUTES);
  const notAfter = new Date(slot.getTime() + SILENT_INTERVAL_MINUTES * 60_000);
  const run = newRun({ trigger: 'schedule', now: at, notAfter });
  const request = { orgId, runId: runIdOf('schedule', slot), run };
  return (await requestRun({ db, publish }, request)) === 'created';
}
