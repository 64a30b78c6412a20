import type { Live } from './live';
import { createLiveCache } from './live-cache';

/** A source that a test speaks for. */
function createSource() {
  const seen = { starts: 0, stops: 0 };
  let say: ((live: Live<number>) => void) | null = null;
  return {
    seen,
    start: (emit: (live: Live<number>) => void) => {
      seen.starts += 1;
      say = emit;
      return () => void (seen.stops += 1);
    },
    says: (live: Live<number>) => say?.(live),
  };
}

const ready = (value: number): Live<number> => ({ state: 'ready', value, stale: false });

describe('the cache of live listeners', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shares one listener among all who look at the same thing', () => {
    const cache = createLiveCache(1_000);
    const source = createSource();
    const told: string[] = [];
    cache.entry('a', source.start).subscribe(() => told.push('first'));
    cache.entry('a', source.start).subscribe(() => told.push('second'));

    source.says(ready(1));

    expect(source.seen.starts).toBe(1);
    expect(told).toEqual(['first', 'second']);
    expect(cache.entry('a', source.start).read()).toEqual(ready(1));
  });

  it('still has what was read when somebody comes back in time', () => {
    const cache = createLiveCache(1_000);
    const source = createSource();
    const leave = cache.entry('a', source.start).subscribe(() => undefined);
    source.says(ready(7));
    leave();
    jest.advanceTimersByTime(999);

    const entry = cache.entry('a', source.start);
    entry.subscribe(() => undefined);
    jest.advanceTimersByTime(5_000);

    expect(entry.read()).toEqual(ready(7));
    expect(source.seen).toEqual({ starts: 1, stops: 0 });
  });

  it('stops listening a while after the last one left', () => {
    const cache = createLiveCache(1_000);
    const source = createSource();
    cache.entry('a', source.start).subscribe(() => undefined)();

    jest.advanceTimersByTime(1_000);

    expect(source.seen.stops).toBe(1);
    expect(cache.entry('a', source.start).read()).toEqual({ state: 'loading' });
  });

  it('starts anew after a failure, once nobody looks at it any more', () => {
    const cache = createLiveCache(60_000);
    const source = createSource();
    const problem = { code: 'unavailable', text: 'Away.' };
    const leave = cache.entry('a', source.start).subscribe(() => undefined);
    source.says({ state: 'failed', problem });
    expect(cache.entry('a', source.start).read()).toMatchObject({ state: 'failed', problem });
    leave();
    jest.advanceTimersByTime(0);

    cache.entry('a', source.start).subscribe(() => undefined);

    expect(source.seen.starts).toBe(2);
  });

  it('reads again for all who look when one of them asks for it', () => {
    const cache = createLiveCache(60_000);
    const source = createSource();
    const entry = cache.entry('a', source.start);
    const told: unknown[] = [];
    entry.subscribe(() => told.push(entry.read().state));
    source.says({ state: 'failed', problem: { code: 'x', text: 'No.' } });
    const failed = entry.read();

    if (failed.state === 'failed') failed.retry?.();
    source.says(ready(3));

    expect(source.seen.starts).toBe(2);
    expect(told).toEqual(['failed', 'loading', 'ready']);
    expect(entry.read()).toEqual(ready(3));
  });

  it('keeps what is attached as long as what it is attached to', () => {
    const cache = createLiveCache(1_000);
    const source = createSource();
    cache.attach('a', 'too early');
    const leave = cache.entry('a', source.start).subscribe(() => undefined);
    expect(cache.attached('a')).toBeUndefined();
    cache.attach('a', 'later pages');
    leave();
    jest.advanceTimersByTime(999);
    expect(cache.attached('a')).toBe('later pages');
    jest.advanceTimersByTime(1);
    expect(cache.attached('a')).toBeUndefined();
  });

  it('forgets everything when it is cleared', () => {
    const cache = createLiveCache(1_000);
    const source = createSource();
    cache.entry('a', source.start).subscribe(() => undefined);
    source.says(ready(1));

    cache.clear();

    expect(source.seen.stops).toBe(1);
    expect(cache.entry('a', source.start).read()).toEqual({ state: 'loading' });
  });
});
