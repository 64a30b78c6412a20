import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startReadCounter, type ReadCounter } from './count-reads';
import { launchBrowser } from './launch-browser';
import { openProfile, routeThrough, type ProfileOptions } from './open-profile';
import { readPageConfig } from './people';
import { readSetting } from './read-setting';
import { watchProblems } from './watch-problems';

/** How a page is opened. */
export interface PageOptions extends ProfileOptions {
  /** The organisation, when it is not the demo's. */
  readonly orgId?: string;
  /** Below the organisation, with its search part: `/customers?segment=vip`. */
  readonly path?: string;
  /** Puts itself between the page and whom it calls, before it is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** A page, and how much it reads. */
export interface CountedPage {
  readonly page: Page;
  readonly counter: ReadCounter;
}

/** Opens pages, each in a browser profile of its own: nothing of one page is known to another. */
export interface BrowserPages {
  /** A page that has begun to show something: the shell when somebody is signed in, else the sign-in. */
  openPage(options?: PageOptions): Promise<Page>;
  /** The same, with a counter of its own between the page and Firestore. One at a time. */
  openCountedPage(options?: PageOptions): Promise<CountedPage>;
  /** Where the page is served: `http://127.0.0.1:…`. */
  readonly origin: string;
}

async function visit(page: Page, origin: string, options: PageOptions): Promise<Page> {
  const { orgId = (await readPageConfig(origin)).demo.orgId, path = '/' } = options;
  const isSignedIn = options.role !== undefined || options.account !== undefined;
  await page.goto(isSignedIn ? `${origin}/${orgId}${path}` : `${origin}/`);
  const begun = isSignedIn
    ? page.locator('main#content')
    : page.getByRole('button', { name: 'Sign in', exact: true });
  await begun.waitFor();
  return page;
}

/**
 * A browser for the tests of the surrounding `describe`, started once. After each test its pages are closed, and the test fails when
 * one of them threw an error that nobody caught or tried something that the content-security policy forbids.
 *
 * `npm test -- --only browser <path>` runs such tests with emulators of their own. To write them faster, run them against `npm start`
 * and `npm run dashboard`, where a saved page shows at once and no policy holds:
 * `TRELLIS_PAGE_ORIGIN=http://127.0.0.1:5173 FIRESTORE_EMULATOR_HOST=127.0.0.1:8080 TRELLIS_CONTROL_URL=http://127.0.0.1:4100/control
 * TRELLIS_COUNTER_PORT=5174 npx jest --selectProjects=browser --testPathPatterns=<path>`
 */
export function withBrowser(): BrowserPages {
  const origin = readSetting('TRELLIS_PAGE_ORIGIN');
  const problems: string[] = [];
  const toClose: (() => Promise<void>)[] = [];
  let browser: Browser | undefined;

  const open = async (options: PageOptions, proxyPort?: number): Promise<Page> => {
    if (!browser) throw new Error('Pages can be opened only while a test runs.');
    const context = await openProfile(browser, origin, options);
    toClose.push(() => context.close());
    await watchProblems(context, (problem) => problems.push(problem));
    await options.prepare?.(context);
    if (proxyPort !== undefined) await routeThrough(context, origin, proxyPort);
    return visit(await context.newPage(), origin, options);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const close of toClose.splice(0).toReversed()) await close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    origin,
    openPage: (options = {}) => open(options),
    async openCountedPage(options = {}) {
      const listen = Number(readSetting('TRELLIS_COUNTER_PORT'));
      const { emulators } = await readPageConfig(origin);
      const counter = await startReadCounter({ listen, firestore: emulators.firestore.port });
      toClose.push(async () => {
        problems.push(...counter.problems());
        await counter.stop();
      });
      return { page: await open(options, listen), counter };
    },
  };
}
