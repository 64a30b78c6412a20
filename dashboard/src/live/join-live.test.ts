import { joinLive } from './join-live';
import { LOADING, type Live } from './live';

const one: Live<number> = { state: 'ready', value: 1, stale: false };
const old: Live<string> = { state: 'ready', value: 'two', stale: true };
const failed: Live<never> = { state: 'failed', problem: { code: 'x', text: 'No.' } };

describe('two live readings as one', () => {
  it('are there when both are, and as old as the older', () => {
    expect(joinLive(one, old)).toEqual({ state: 'ready', value: [1, 'two'], stale: true });
    expect(joinLive(one, one)).toEqual({ state: 'ready', value: [1, 1], stale: false });
  });

  it('are awaited while one of them is', () => {
    expect(joinLive(one, LOADING)).toEqual({ state: 'loading' });
    expect(joinLive(LOADING, one)).toEqual({ state: 'loading' });
  });

  it('have failed as soon as one has', () => {
    expect(joinLive(LOADING, failed)).toBe(failed);
    expect(joinLive(failed, one)).toBe(failed);
  });
});
