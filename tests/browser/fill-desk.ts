import { randomUUID } from 'node:crypto';
import type { Role } from '../../functions/src/model/member';
import { DEMO_ORG_ID } from '../../tooling/demo/demo-org';
import { openFirestore } from './copy-shop';
import { createAccount, readPageConfig, type Account } from './people';

/** An organisation with something of everything that the Sync page shows and lets people decide. */
export interface Desk {
  readonly orgId: string;
  /** A member with this role, signed in by the account. */
  join(role: Role): Promise<Account & { readonly uid: string }>;
}

const AT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

/** What the point of sale sent of the order that was set aside: hostile, and with an id longer than a number can be. */
export const SENT =
  '{"id_order":90071992547409931,"note":"<img src=x onerror=alert(1)>","total":"?"}';

/** Ids that the held deletion is about. */
export const MISSING: readonly string[] = ['10231', '10232', '10233'];

/** Makes such an organisation. Nothing syncs it. @param origin of the page, whose accounts are made */
export async function fillDesk(origin: string): Promise<Desk> {
  const db = openFirestore();
  const config = await readPageConfig(origin);
  const orgId = `t${randomUUID().slice(0, 12)}`;
  const settings = (await db.doc(`orgs/${DEMO_ORG_ID}`).get()).data();
  await db.doc(`orgs/${orgId}`).set({ ...settings, name: 'Desk Dispensary', fitId: null });
  await Promise.all(
    Object.entries(documents()).map(([path, data]) => db.doc(`orgs/${orgId}/${path}`).set(data)),
  );
  return {
    orgId,
    join: (role) => createAccount(config, { [orgId]: role }),
  };
}

function documents(): Record<string, object> {
  return {
    'status/sync': {
      lastSuccessAt: new Date(Date.now() - 3 * MINUTE_MS),
      lastRunId: null,
      lastRunState: 'partial',
      lastError: null,
      attention: { quarantined: 1, holds: 1, deadLetters: 1, webhookSilence: true },
    },
    ...waiting(),
    ...told(),
  };
}

/** What waits for a decision. */
function waiting(): Record<string, object> {
  return {
    'holds/customers': {
      stream: 'customers',
      reason: 'mass_vanish',
      expected: 2527,
      seen: 2524,
      ids: MISSING,
      digest: 'three-missing',
      state: 'open',
      decidedBy: null,
      decidedAt: null,
      createdAt: AT,
    },
    'quarantine/orders-777': {
      stream: 'orders',
      externalId: '777',
      reasons: ['total: not an amount of money: "<b>?</b>"'],
      state: 'waiting',
      attempts: 2,
      observedAt: AT,
      firstSeenAt: AT,
      lastSeenAt: AT,
    },
    'quarantine/orders-777/private/raw': { json: SENT, observedAt: AT },
    'deadLetters/change-1': {
      kind: 'change',
      effects: { customers: [], days: ['2026-01-28'], products: [] },
      unread: null,
      reason: 'Computing kept failing.',
      attempts: 5,
      state: 'waiting',
      createdAt: AT,
      redrivenAt: null,
      redrivenAs: null,
    },
  };
}

/** What was announced, compared and decided before. */
function told(): Record<string, object> {
  const pos = {
    orders: 12,
    grossCents: 120_000,
    discountCents: 5_000,
    taxCents: 9_500,
    totalCents: 124_500,
  };
  return {
    'webhookEvents/one': {
      event: 'till.opened',
      entityId: null,
      outcome: 'unknown_event',
      sentAt: AT,
      receivedAt: AT,
      fields: ['drawer'],
      expireAt: new Date(Date.now() + 24 * 60 * MINUTE_MS),
    },
    'books/2026-01-27': {
      day: '2026-01-27',
      pos,
      runId: 'r',
      walkedAt: AT,
      stored: { ...pos, orders: 11, totalCents: 124_400 },
      state: 'differs',
      differences: [
        { figure: 'orders', pos: 12, stored: 11 },
        { figure: 'totalCents', pos: 124_500, stored: 124_400 },
      ],
      comparedAt: AT,
    },
    'audit/one': {
      action: 'schedule_changed',
      target: null,
      detail: 'every 30 minutes',
      by: 'cli:robin',
      at: AT,
    },
  };
}
