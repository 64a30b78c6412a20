import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Content } from './content';

/** At 100,000 customers the emulator takes seconds for one list, and minutes for an export. */
const LIMIT_MS = 10 * 60_000;

/** Runs inside the page: tells when something is on the screen, by the page's own clock. */
interface PageClock {
  /** Milliseconds from the start of the navigation. */
  readonly opened: Readonly<Record<string, Promise<number>>>;
  /** Does something, and tells how long after it the content was painted. */
  readonly after: (act: () => void, content: Content) => Promise<number>;
  /** The same from the next input of this kind on. */
  readonly afterNext: (type: 'click' | 'input', content: Content) => Promise<number>;
}

declare global {
  var trellisClock: PageClock | undefined;
}

// Serialised into the page, it may use nothing but its argument.
/* oxlint-disable unicorn/consistent-function-scoping */
function install(contents: Readonly<Record<string, Content>>): void {
  const waiting = new Set<{ content: Content; tell: (at: number) => void }>();

  const isThere = ({ card, holds, search, says }: Content): boolean => {
    const main = document.querySelector('main#content');
    if (!main) return false;
    if (search !== undefined && !decodeURIComponent(location.search).includes(search)) return false;
    const cards = [...main.querySelectorAll('section')];
    const within =
      card === undefined
        ? main
        : cards.find((one) => one.querySelector('h2')?.textContent === card);
    if (!within?.querySelector(holds)) return false;
    if (within.querySelector('[aria-busy="true"], [class*="_skeleton_"]')) return false;
    return says === undefined || new RegExp(says).test(main.textContent ?? '');
  };

  // A task that follows the frame in which the change was drawn.
  const whenPainted = (tell: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => tell(performance.now()), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  };

  const look = (): void => {
    for (const one of waiting) {
      if (!isThere(one.content)) continue;
      waiting.delete(one);
      whenPainted(one.tell);
    }
  };

  const until = (content: Content): Promise<number> =>
    new Promise((tell) => {
      waiting.add({ content, tell });
    });

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-busy'],
  });
  globalThis.trellisClock = {
    opened: Object.fromEntries(
      Object.entries(contents).map(([name, content]) => [name, until(content)]),
    ),
    after(act, content) {
      const start = performance.now();
      const done = until(content).then((at) => at - start);
      act();
      return done;
    },
    afterNext: (type, content) =>
      new Promise((tell) => {
        const begin = ({ timeStamp }: Event): void => {
          void until(content).then((at) => tell(at - timeStamp));
        };
        addEventListener(type, begin, { capture: true, once: true });
      }),
  };
}

/* oxlint-enable unicorn/consistent-function-scoping */

// Around the functions that tsx compiles stands a helper of its own, which no page has.
const COMPILERS_HELPER = 'globalThis.__name = (made) => made;';

/** Gives every page of a profile such a clock. To be called before the first one is opened. */
export async function installClock(
  context: BrowserContext,
  contents: Readonly<Record<string, Content>>,
): Promise<void> {
  await context.addInitScript(COMPILERS_HELPER);
  await context.addInitScript(install, contents);
}

/** Opens an address. @returns how long after the start of the navigation each content was painted, in milliseconds, by its name */
export async function openTimed<Name extends string>(
  page: Page,
  url: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  // A page that leaves nothing behind, so that it is opened and not loaded again.
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  const times = await Promise.all(names.map((name) => readOpened(page, name)));
  const entries = names.map((name, index) => [name, times[index] ?? Number.NaN] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of exactly these names
  return Object.fromEntries(entries) as Record<Name, number>;
}

async function readOpened(page: Page, name: string): Promise<number> {
  const timed = page.evaluate(
    (wanted) => globalThis.trellisClock?.opened[wanted] ?? Promise.reject(new Error(wanted)),
    name,
  );
  return inTime(timed, name);
}

/** What never comes is an error with a name, not an endless wait. */
async function inTime(timed: Promise<number>, what: string): Promise<number> {
  const late = new AbortController();
  const limit = wait(LIMIT_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} did not appear within ${LIMIT_MS / 1_000} seconds.`);
  });
  try {
    return await Promise.race([timed, limit]);
  } finally {
    limit.catch(() => undefined);
    late.abort();
  }
}

/** Goes back, as the browser's button does. @returns milliseconds until the content was painted */
export function goBackTimed(page: Page, content: Content): Promise<number> {
  const timed = page.evaluate(
    (wanted) =>
      globalThis.trellisClock?.after(() => history.back(), wanted) ?? Promise.reject(new Error()),
    content,
  );
  return inTime(timed, content.holds);
}

/** Has somebody do something. @returns milliseconds from their next click or letter until the content was painted */
export async function doTimed(
  page: Page,
  content: Content,
  { type, act }: { readonly type: 'click' | 'input'; readonly act: () => Promise<unknown> },
): Promise<number> {
  const timed = page.evaluate(
    ([kind, wanted]) =>
      globalThis.trellisClock?.afterNext(kind, wanted) ?? Promise.reject(new Error(kind)),
    [type, content] as const,
  );
  const [took] = await Promise.all([inTime(timed, content.search ?? content.holds), act()]);
  return took;
}
