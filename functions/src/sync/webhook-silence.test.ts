import type { WebhookEvent } from '../model/webhook';
import { readStatus } from '../store/orgs';
import { webhookEventWrite } from '../store/webhook-events';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { noteWebhookSilence, pollSilentOrgs } from './webhook-silence';
import { emptyReport } from '../model/run';

const NOON = new Date('2026-01-30T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOON.getTime() - minutes * 60_000);

let world: RunWorld;
let entries = 0;
beforeEach(async () => {
  world = await createRunWorld();
});

/** Logs a delivery. */
async function log(minutes: number, change: Partial<WebhookEvent> = {}): Promise<void> {
  await world.db.commit([
    webhookEventWrite('maple', `entry-${(entries += 1)}`, {
      event: 'order.updated',
      entityId: '1',
      outcome: 'stored',
      sentAt: null,
      receivedAt: minutesAgo(minutes),
      fields: [],
      ...change,
    }),
  ]);
}

/** Stores orders that were placed so many minutes ago. */
async function sell(...minutes: number[]): Promise<void> {
  for (const ago of minutes) {
    const path = `orgs/maple/orders/alv_${(entries += 1)}`;
    await world.db.commit([{ op: 'set', path, data: { placedAt: minutesAgo(ago) } }]);
  }
}

/** Writes the badge of an org whose webhooks are silent, or are not. */
const setSilence = (webhookSilence: boolean, orgId = 'maple') =>
  world.db.commit([
    {
      op: 'set',
      path: `orgs/${orgId}/status/sync`,
      data: {
        lastSuccessAt: null,
        lastRunId: null,
        lastRunState: null,
        lastError: null,
        attention: { quarantined: 0, holds: 0, webhookSilence },
      },
    },
  ]);

function note({ created = 1, before = false } = {}): Promise<boolean> {
  const orders = emptyReport();
  orders.counts.created = created;
  return noteWebhookSilence({ db: world.db, orgId: 'maple', orders, before, now: NOON });
}

describe('noteWebhookSilence', () => {
  it('finds five orders that nobody announced', async () => {
    await log(120);
    await sell(90, 60, 50, 40, 10);
    expect(await note()).toBe(true);
  });

  it('does not count what came before the last webhook, or may still be announced', async () => {
    await log(55);
    await sell(90, 60, 50, 40, 10, 9);
    expect(await note()).toBe(false);
  });

  it.each([
    ['an operator’s test', { event: 'trellis.test' }],
    ['a replay', { outcome: 'replayed' as const }],
  ])('takes %s for no sign of life', async (_, change) => {
    await log(120);
    await log(1, change);
    await sell(90, 60, 50, 40, 10);
    expect(await note()).toBe(true);
  });

  it('never finds it where webhooks have not been set up', async () => {
    await sell(90, 60, 50, 40, 10);
    expect(await note()).toBe(false);
  });

  it('reads nothing when a run changed no order', async () => {
    await log(120);
    const { reads } = world.db.usage();
    expect(await note({ created: 0 })).toBe(false);
    expect(world.db.usage().reads - reads).toBe(0);
  });

  it('looks again while it lasts, whatever the run changed', async () => {
    await log(120);
    await sell(90, 60, 50, 40, 10);
    expect(await note({ created: 0, before: true })).toBe(true);
    await log(0);
    expect(await note({ created: 0, before: true })).toBe(false);
  });
});

describe('an org whose webhooks are silent', () => {
  const rung: string[] = [];
  const failures: unknown[] = [];
  const poll = (at: Date) =>
    pollSilentOrgs({
      db: world.db,
      publish: (jobs) => Promise.resolve(void rung.push(...jobs.map(({ runId }) => runId))),
      now: () => at,
      onFailure: (error) => void failures.push(error),
    });
  beforeEach(() => {
    rung.length = 0;
    failures.length = 0;
  });

  it('is synced once every ten minutes', async () => {
    await setSilence(true);
    const made = [];
    for (const minute of ['12:01', '12:03', '12:09', '12:11'])
      made.push(await poll(new Date(`2026-01-30T${minute}:00Z`)));
    expect(made).toStrictEqual([1, 0, 0, 1]);
    expect([...new Set(rung)]).toStrictEqual(['schedule-20260130T1200', 'schedule-20260130T1210']);
  });

  it('is left alone while it is paused', async () => {
    await setSilence(true);
    await world.db.commit([{ op: 'update', path: 'orgs/maple', data: { status: 'paused' } }]);
    expect(await poll(NOON)).toBe(0);
  });

  it('is synced beside one that cannot be read', async () => {
    await setSilence(true);
    await setSilence(true, 'aspen');
    await world.db.commit([{ op: 'set', path: 'orgs/aspen', data: { status: 'maybe' } }]);
    expect(await poll(NOON)).toBe(1);
    expect(rung).toStrictEqual(['schedule-20260130T1200']);
    expect(failures).toStrictEqual([expect.objectContaining({ name: 'CorruptDocument' })]);
  });

  it('is like any other once they are back', async () => {
    await setSilence(false);
    expect(await poll(NOON)).toBe(0);
  });

  it('has it on its badge from the end of one run to the end of the one that finds a webhook', async () => {
    await setSilence(true);
    await log(120);
    await sell(90, 60, 50, 40, 15);
    await world.run('run-1');
    expect((await readStatus(world.db, 'maple'))?.attention.webhookSilence).toBe(true);
    await log(0);
    await world.run('run-2');
    expect((await readStatus(world.db, 'maple'))?.attention).not.toHaveProperty('webhookSilence');
  });
});
