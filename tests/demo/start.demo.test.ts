import { z } from 'zod';
import { createSimulator } from '../../simulator/simulator';
import { DEMO_CREDENTIALS } from '../../tooling/demo/demo-org';
import { runDemoOnce } from './run-demo';

const reportSchema = z.object({
  segments: z.record(z.string(), z.number()),
  live: z.object({ visibleAfterMs: z.number() }),
});

describe('npm start -- --once --json', () => {
  it('syncs the demo through schedule, Pub/Sub and trigger, agrees with the truth, and sees a live sale', async () => {
    const { exitCode, report } = await runDemoOnce();
    expect(report).toMatchObject({
      ok: true,
      customers: 2527,
      orders: 10000,
      products: 374,
      priced: 374,
      mismatches: 0,
      differences: [],
      firstSync: { trigger: 'schedule', state: 'succeeded', created: 12_901, cost: { deletes: 0 } },
      secondSync: { state: 'succeeded', created: 0, updated: 0 },
      live: {
        answered: [200, 200, 200],
        salesVisibleAfterMs: [expect.any(Number), expect.any(Number), expect.any(Number)],
        refused: { tampered: 401, unsigned: 401, wrongOrg: 401 },
        refusedChangedSomething: false,
      },
      executed: ['scheduleSync', 'runSyncJob', 'recomputeInsights', 'fitModels', 'alleavesWebhook'],
    });
    expect(exitCode).toBe(0);
    const guests = createSimulator({ seed: 1 }).truth().counts.guests;
    const { segments, live } = reportSchema.parse(report);
    expect(live.visibleAfterMs).toBeLessThanOrEqual(2_000);
    expect(Object.values(segments).reduce((sum, size) => sum + size, 0)).toBe(2527 - guests);
    for (const name of [
      'vip',
      'high_value',
      'frequent',
      'loyal',
      'new',
      'slipping',
      'at_risk',
      'churned',
    ]) {
      expect(segments[name]).toBeGreaterThan(0);
    }
  });

  it('says in one sentence that the login was refused, after one attempt', async () => {
    const wrongPin = DEMO_CREDENTIALS.pin === '9999' ? '8888' : '9999';
    const { exitCode, report } = await runDemoOnce({ ALLEAVES_PIN: wrongPin });
    expect(report).toEqual({
      ok: false,
      error:
        'Alleaves refused the login: check user name, password and PIN, and set them with `org add`.',
      orgStatus: 'needs_attention',
      logins: 1,
    });
    expect(exitCode).toBe(1);
  });
});
