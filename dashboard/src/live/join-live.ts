import type { Live } from './live';

/** Two things that are read live as one: there when both are, failed when either has, and as old as the older. */
export function joinLive<First, Second>(
  first: Live<First>,
  second: Live<Second>,
): Live<readonly [First, Second]> {
  if (first.state === 'failed') return first;
  if (second.state === 'failed') return second;
  if (first.state === 'loading' || second.state === 'loading') return { state: 'loading' };
  return {
    state: 'ready',
    value: [first.value, second.value],
    stale: first.stale || second.stale,
  };
}
