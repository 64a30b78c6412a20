import { runProcessCampaign } from './campaign';
import { describeRound } from './tally';

const ROUNDS = 2;
/** Its second plan has the emulator restarted among others. */
const FROM = 1;
const TIMEOUT_MS = 240_000;

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
    },
    TIMEOUT_MS,
  );
});
