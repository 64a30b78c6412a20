import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openProfile } from '../open-profile';
import { readPageConfig } from '../people';
import { MEASURED_PAGES } from './content';
import { installClock } from './page-clock';

/** What measurements are made with. */
export interface Tools {
  readonly browser: Browser;
  readonly origin: string;
  /** Hears of every error that no part of a page caught. */
  readonly onProblem: (problem: string) => void;
}

/** A new profile of the browser with one page, signed in as the owner; nothing is open in it yet. */
export interface Measured {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The address of something below the organisation. */
  readonly at: (path: string) => string;
}

/** What is shown first is written to the browser's storage a moment later. */
const SETTLE_MS = 500;

const PATIENCE_MS = 120_000;

const { today, customers } = MEASURED_PAGES;

/** By the names under which `openTimed` knows them. */
const CONTENTS = {
  today: today.first,
  todayComplete: today.complete,
  customers: customers.first,
  customersComplete: customers.complete,
};

/** Works with a new profile, and closes it. @param prepare is done before the page is made */
export async function withProfile<T>(
  { browser, origin, onProblem }: Tools,
  work: (measured: Measured) => Promise<T>,
  prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  const { demo } = await readPageConfig(origin);
  const context = await openProfile(browser, origin, { role: 'owner' });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('weberror', (error) => onProblem(error.error().message));
    await installClock(context, CONTENTS);
    await prepare(context);
    const page = await context.newPage();
    const at = (path: string): string => `${origin}/${demo.orgId}${path}`;
    return await work({ context, page, at });
  } finally {
    await context.close();
  }
}

/** Leaves a page alone until it has nothing more to do. */
export function settle(page: Page): Promise<void> {
  return page.waitForTimeout(SETTLE_MS);
}
