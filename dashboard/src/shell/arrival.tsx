import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/**
 * Where somebody who goes to another page arrives: at its heading, which is then read out. Stands below the page within the same
 * Suspense, so that it takes effect when the page is there. The page that is opened first keeps the browser's own focus.
 */
export function Arrival() {
  useLocation();
  const before = useRef(isFromElsewhere() ? null : location.pathname);
  const wentBack = useRef(false);
  useEffect(() => {
    const note = (): void => {
      wentBack.current = location.pathname !== before.current;
    };
    // Ahead of the router, which renders as it hears of it.
    addEventListener('popstate', note, true);
    return () => removeEventListener('popstate', note, true);
  }, []);
  useLayoutEffect(() => {
    if (before.current === location.pathname) return;
    before.current = location.pathname;
    const heading = document.querySelector<HTMLElement>('#content h1');
    if (heading) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
    // Going back, the browser itself returns to where one was.
    if (!wentBack.current) scrollTo(0, 0);
    wentBack.current = false;
  });
  return null;
}

/** What a link to another organisation leaves in the browser's history: all of the page is drawn anew there, and still somebody arrives. */
export const FROM_ELSEWHERE = { arrives: true } as const;

function isFromElsewhere(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'arrives' in state;
}
