import { runProcessCampaign } from './campaign';
import { describeRound } from './tally';

/** Plans that kill runs and restart the emulator, and stop a worker too. */
const FROM = 1;
const ROUNDS = 2;
const TIMEOUT_MS = 400_000;

describe('worker processes that are killed, stopped and robbed of their database', () => {
  it(
    'leave what the oracle expects',
    async () => {
      const report = await runProcessCampaign({
        from: FROM,
        rounds: ROUNDS,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      expect(report.failed.map(describeRound)).toEqual([]);
      expect(report.equal).toBe(ROUNDS);
      expect(report.happened['run_killed']).toBeGreaterThan(0);
      expect(report.happened['emulator_restarted']).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
