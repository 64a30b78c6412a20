import type { Org } from '../model/org';
import { DEFAULT_RULES } from '../model/rules';
import type { Database, Write } from '../store/database';
import { hintWrite } from '../store/hints';
import { newOrgWrites } from '../store/orgs';
import { createMemoryDatabase } from '../testing/memory-database';
import { makeOrg } from '../testing/make-org';
import { sweep, type SweepReport } from './sweep';

const NOW = new Date('2026-01-28T20:00:00Z');
const secondsAgo = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

/** More than one page of documents. */
const CROWD = 1_100;

let db: Database;
beforeEach(() => {
  db = createMemoryDatabase();
});

async function commit(writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += 500)
    await db.commit(writes.slice(from, from + 500));
}

async function addOrg(orgId: string, change: Partial<Org> = {}): Promise<void> {
  const org = { ...makeOrg('http://127.0.0.1'), ...change };
  await commit(newOrgWrites(orgId, org, DEFAULT_RULES));
}

/** Hints that all came at one instant. */
const hint = (orgId: string, count: number, seconds: number) =>
  commit(
    Array.from({ length: count }, (_, index) =>
      hintWrite(orgId, {
        stream: 'orders',
        externalId: String(index),
        createdAt: secondsAgo(seconds),
      }),
    ),
  );

/** Outbox entries, one a millisecond. */
const change = (orgId: string, count: number, seconds: number) =>
  commit(
    Array.from({ length: count }, (_, index) => ({
      op: 'set',
      path: `orgs/${orgId}/changes/${index}`,
      data: {
        kind: 'run',
        runId: 'r1',
        createdAt: new Date(secondsAgo(seconds).getTime() + index),
      },
    })),
  );

const drained: string[] = [];
beforeEach(() => void drained.splice(0));

function sweepOnce(refuses: readonly string[] = []): Promise<SweepReport> {
  return sweep({
    db,
    publish: () => Promise.resolve(),
    drain: (orgId) => {
      drained.push(orgId);
      return refuses.includes(orgId) ? Promise.reject(new Error('no')) : Promise.resolve();
    },
    now: () => NOW,
    newId: () => 'id',
    log: () => undefined,
  });
}

describe('a sweep finds the hints of an org', () => {
  it.each([
    ['is paused', { status: 'paused' as const }],
    ['needs attention', { status: 'needs_attention' as const }],
    ['rests', { breaker: { failures: 3, openUntil: secondsAgo(-600) } }],
  ])('behind a thousand older ones of one that %s', async (_, state) => {
    await addOrg('maple', state);
    await addOrg('oak');
    await hint('maple', CROWD, 600);
    await hint('oak', 1, 300);
    expect(await sweepOnce()).toMatchObject({ hinted: 1, failed: 0 });
  });

  it('behind those of three hundred orgs that are paused', async () => {
    const paused = Array.from({ length: 300 }, (_, index) => `paused-${index}`);
    for (const orgId of paused) {
      await addOrg(orgId, { status: 'paused' });
      await hint(orgId, 1, 600);
    }
    await addOrg('oak');
    await hint('oak', 1, 300);
    expect(await sweepOnce()).toMatchObject({ hinted: 1 });
  });
});

describe('a sweep drains the outbox of an org', () => {
  it('behind a thousand older entries of one whose outbox cannot be drained', async () => {
    await change('maple', CROWD, 600);
    await change('oak', 2, 300);
    expect(await sweepOnce(['maple'])).toMatchObject({ drained: 1, failed: 1 });
    expect(drained).toStrictEqual(['maple', 'oak']);
  });

  it('and takes up some two hundred orgs in one go', async () => {
    for (let index = 0; index < 300; index += 1) await change(`org-${index}`, 1, 600);
    const { drained: count } = await sweepOnce();
    expect(count).toBeGreaterThanOrEqual(200);
    expect(count).toBeLessThanOrEqual(210);
  });
});

/** A badge that says that webhooks are silent. */
const silence = (orgId: string): Write => ({
  op: 'set',
  path: `orgs/${orgId}/status/sync`,
  data: { attention: { webhookSilence: true } },
});

describe('a sweep asks for a run of an org whose webhooks are silent', () => {
  it('beside one that cannot be read, which it counts as failed', async () => {
    await addOrg('oak');
    await commit([
      { op: 'set', path: 'orgs/maple', data: { status: 'maybe' } },
      ...['maple', 'oak'].map(silence),
    ]);
    expect(await sweepOnce()).toMatchObject({ failed: 1 });
    expect(await db.getAll(['orgs/oak/syncRuns/schedule-20260128T2000'])).toMatchObject([
      { data: { state: 'queued' } },
    ]);
  });
});
