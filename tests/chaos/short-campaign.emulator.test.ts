import { runCampaign } from './campaign';
import { describeFailure } from './report/print';
import { runSeed } from './seed/run-seed';

const SEEDS = 8;
const EMULATOR_SEEDS = 3;
const ERASURES = 20;
const TIMEOUT_MS = 120_000;

describe('a short campaign', () => {
  it(
    'ends equal to the oracle whatever strikes',
    async () => {
      const report = await runCampaign({ from: 1, seeds: SEEDS, backend: 'memory' });
      expect(report.failed.map(describeFailure)).toEqual([]);
      expect(report.equal).toBe(SEEDS);
      expect(Object.keys(report.fired).length).toBeGreaterThan(10);
    },
    TIMEOUT_MS,
  );

  it(
    'ends equal to the oracle against Firestore too',
    async () => {
      const report = await runCampaign({
        from: 101,
        seeds: EMULATOR_SEEDS,
        backend: 'emulator',
        side: EMULATOR_SEEDS,
      });
      expect(report.failed.map(describeFailure)).toEqual([]);
      expect(report.equal).toBe(EMULATOR_SEEDS);
    },
    TIMEOUT_MS,
  );

  it(
    'leaves no trace of whoever is erased while a run is under way, and every total as it was',
    async () => {
      const stories = { from: 1, seeds: ERASURES, backend: 'memory', stories: 'erasures' } as const;
      const report = await runCampaign(stories);
      expect(report.failed.map(describeFailure)).toEqual([]);
      expect(report.branches['customer_erased']).toBeGreaterThanOrEqual(ERASURES);
      expect(report.branches['erased_during_a_run']).toBeGreaterThanOrEqual(ERASURES / 2);
    },
    TIMEOUT_MS,
  );

  it(
    'plays the same seed the same way each time',
    async () => {
      const [once, again] = [[], []] as [string[], string[]];
      const first = await runSeed(3, { backend: 'memory', story: (line) => once.push(line) });
      const second = await runSeed(3, { backend: 'memory', story: (line) => again.push(line) });
      expect(again).toEqual(once);
      expect(second.digest).toBe(first.digest);
      expect(once.length).toBeGreaterThan(200);
    },
    TIMEOUT_MS,
  );
});
