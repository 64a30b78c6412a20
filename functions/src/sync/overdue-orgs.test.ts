import type { Org } from '../model/org';
import { DEFAULT_RULES } from '../model/rules';
import { newOrgWrites, statusWrite } from '../store/orgs';
import { createMemoryDatabase } from '../testing/memory-database';
import { makeOrg } from '../testing/make-org';
import { scheduleRuns } from './schedule-runs';

const NOW = new Date('2026-01-30T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

/** What the schedule says and rings for, where each org has had its last success so many minutes ago. */
async function schedule(orgs: Record<string, { ago: number; status?: Org['status'] }>) {
  const db = createMemoryDatabase();
  for (const [orgId, { ago, status = 'active' }] of Object.entries(orgs)) {
    const attention = { quarantined: 0, holds: 0, deadLetters: 0 };
    const lastSuccessAt = minutesAgo(ago);
    const badge = {
      lastSuccessAt,
      lastRunId: 'r',
      lastRunState: 'failed',
      lastError: null,
    } as const;
    await db.commit([
      ...newOrgWrites(orgId, { ...makeOrg('http://127.0.0.1'), status }, DEFAULT_RULES),
      statusWrite(orgId, { ...badge, attention }),
    ]);
  }
  const overdue: unknown[] = [];
  const before = db.usage().reads;
  const jobs = await scheduleRuns({
    db,
    publish: () => Promise.resolve(),
    now: () => NOW,
    log: (message, fields) => {
      if (message === 'no sync has succeeded for three intervals') overdue.push(fields);
    },
  });
  return { overdue, synced: jobs.map(({ orgId }) => orgId), reads: db.usage().reads - before };
}

describe('the schedule', () => {
  it('says who has gone without a success for three intervals, and syncs them all the same', async () => {
    const { overdue, synced } = await schedule({ maple: { ago: 91 }, oak: { ago: 89 } });
    expect(overdue).toStrictEqual([
      {
        severity: 'ERROR',
        orgId: 'maple',
        minutes: 91,
        intervalMinutes: 30,
        lastRunState: 'failed',
      },
    ]);
    expect(synced).toStrictEqual(['maple', 'oak']);
  });

  it('misses those that need attention, which it does not sync, and not those that are paused', async () => {
    const { overdue, synced } = await schedule({
      maple: { ago: 500, status: 'needs_attention' },
      oak: { ago: 500, status: 'paused' },
    });
    expect(overdue).toMatchObject([{ orgId: 'maple', minutes: 500 }]);
    expect(synced).toStrictEqual([]);
  });

  it('reads one badge for each that is not paused', async () => {
    const one = await schedule({ maple: { ago: 1 } });
    const two = await schedule({ maple: { ago: 1 }, oak: { ago: 1 } });
    const paused = await schedule({ maple: { ago: 1 }, oak: { ago: 1, status: 'paused' } });
    expect(two.reads - one.reads).toBe(2);
    expect(paused.reads - one.reads).toBe(1);
  });
});
