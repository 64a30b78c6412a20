import { PosError } from '../errors';
import { Pacer } from './pacer';

/** A clock that moves only when somebody sleeps. */
function createClock() {
  let nowMs = 0;
  return {
    clockMs: () => nowMs,
    sleep: (ms: number) => {
      nowMs += Math.max(0, ms);
      return Promise.resolve();
    },
  };
}

const PACING = { requestsPerSecond: 4, burst: 3, concurrency: 1 };

/** When each of a number of requests in a row starts, in ms. */
async function startTimes(pacer: Pacer, clockMs: () => number, count: number): Promise<number[]> {
  const starts: number[] = [];
  for (let index = 0; index < count; index++) {
    await pacer.run(() => Promise.resolve(starts.push(clockMs())));
  }
  return starts;
}

const fail = (pacer: Pacer, error: Error): Promise<void> =>
  expect(pacer.run(() => Promise.reject(error))).rejects.toBe(error);

describe('the pacer', () => {
  it('lets a burst go at once and the rest at the rate', async () => {
    const clock = createClock();
    const starts = await startTimes(new Pacer(PACING, clock), clock.clockMs, 6);
    expect(starts).toStrictEqual([0, 0, 0, 250, 500, 750]);
  });

  it('fills up again while nothing is asked', async () => {
    const clock = createClock();
    const pacer = new Pacer(PACING, clock);
    await startTimes(pacer, clock.clockMs, 3);
    await clock.sleep(10_000);
    expect(await startTimes(pacer, clock.clockMs, 4)).toStrictEqual([
      10_000, 10_000, 10_000, 10_250,
    ]);
  });

  it('runs no more at a time than allowed, in the order they came', async () => {
    const pacer = new Pacer({ ...PACING, burst: 100, concurrency: 2 }, createClock());
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const task = (index: number) => async (): Promise<void> => {
      order.push(index);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6].map((index) => pacer.run(task(index))));
    expect(most).toBe(2);
    expect(order).toStrictEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('makes everyone wait as long as the POS asked one of them to', async () => {
    const clock = createClock();
    const pacer = new Pacer({ ...PACING, burst: 100 }, clock);
    await fail(pacer, new PosError('transient', 'busy', { status: 429, retryAfterMs: 9_000 }));
    expect(await startTimes(pacer, clock.clockMs, 2)).toStrictEqual([9_000, 9_000]);
  });

  it('halves its rate after 429 and 503, and goes back to it after calm answers', async () => {
    const clock = createClock();
    const pacer = new Pacer({ ...PACING, burst: 1 }, clock);
    await fail(pacer, new PosError('transient', 'busy', { status: 503 }));
    const starts = await startTimes(pacer, clock.clockMs, 24);
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.slice(0, 19)).toStrictEqual(Array.from({ length: 19 }, () => 500));
    expect(gaps.at(-1)).toBe(250);
  });

  it('does not slow down for errors that are not about load', async () => {
    const clock = createClock();
    const pacer = new Pacer({ ...PACING, burst: 1 }, clock);
    await fail(pacer, new PosError('refused', 'no', { status: 404 }));
    await fail(pacer, new TypeError('ours'));
    expect(await startTimes(pacer, clock.clockMs, 2)).toStrictEqual([500, 750]);
  });
});
