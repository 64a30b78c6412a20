import { useSyncExternalStore } from 'react';

// The width at which the navigation moves to the foot of the page.
const NARROW = '(max-width: 48rem)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the page is as narrow as a phone: what does not fit is shown another way. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}
