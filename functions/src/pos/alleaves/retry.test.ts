import fc from 'fast-check';
import { PosError } from '../errors';
import { DEFAULT_RETRY_POLICY, planRetry, retry } from './retry';

const busy = (retryAfterMs?: number): PosError =>
  new PosError('transient', 'busy', { status: 503, retryAfterMs });

function plan(
  attempt: number,
  { error = busy(), random = 1 }: { error?: Error; random?: number } = {},
): number | null {
  return planRetry(DEFAULT_RETRY_POLICY, { attempt, error, random: () => random });
}

describe('the retry policy', () => {
  it('doubles its longest wait with each attempt and gives up after the fifth', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => plan(attempt))).toStrictEqual([
      500,
      1_000,
      2_000,
      4_000,
      null,
    ]);
  });

  it('never waits longer than its cap', () => {
    const patient = { ...DEFAULT_RETRY_POLICY, attempts: 50 };
    const waits = planRetry(patient, { attempt: 40, error: busy(), random: () => 1 });
    expect(waits).toBe(20_000);
  });

  it('spreads waits over the whole span', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
        expect(plan(3, { random })).toBe(Math.round(random * 2_000));
      }),
    );
  });

  it('waits at least as long as the POS asked for, and not at all beyond a minute', () => {
    expect(plan(1, { error: busy(7_000) })).toBe(7_000);
    expect(plan(1, { error: busy(60_000) })).toBe(60_000);
    expect(plan(1, { error: busy(60_001) })).toBeNull();
  });

  it.each([
    new PosError('refused', 'no'),
    new PosError('contract', 'odd'),
    new PosError('authentication', 'who'),
    new TypeError('ours'),
  ])('does not repeat after %s', (error) => {
    expect(plan(1, { error })).toBeNull();
  });
});

describe('retrying', () => {
  it('ends with the last error, or the first result', async () => {
    const waits: number[] = [];
    const tools = {
      policy: DEFAULT_RETRY_POLICY,
      random: () => 0.5,
      sleep: (ms: number) => {
        waits.push(ms);
        return Promise.resolve();
      },
    };
    let attempts = 0;
    const task = (): Promise<number> =>
      ++attempts < 3 ? Promise.reject(busy()) : Promise.resolve(attempts);
    await expect(retry(task, tools)).resolves.toBe(3);
    expect(waits).toStrictEqual([250, 500]);
    await expect(retry(() => Promise.reject(busy()), tools)).rejects.toThrow('busy');
  });

  it('stops once nobody waits for it', async () => {
    const stop = new AbortController();
    let attempts = 0;
    const task = (): Promise<never> => {
      attempts++;
      stop.abort();
      return Promise.reject(busy());
    };
    const tools = { policy: DEFAULT_RETRY_POLICY, random: () => 0, sleep: () => Promise.resolve() };
    await expect(retry(task, tools, stop.signal)).rejects.toThrow('busy');
    expect(attempts).toBe(1);
  });
});
