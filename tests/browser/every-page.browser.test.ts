import type { Page } from 'playwright-core';
import { expectNoViolations } from './expect-no-violations';
import { withBrowser } from './harness';
import { screenshot } from './screenshot';

const PAGES = ['/', '/customers', '/orders', '/products', '/segments', '/model', '/sync'] as const;

const SCHEMES = ['light', 'dark'] as const;
const PHONE = 375;

const pages = withBrowser();

/** Waits until a page shows what it has in place of placeholders. */
async function settle(page: Page): Promise<Page> {
  await page.locator('main h1').first().waitFor();
  await page.locator('main [class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

const nameOf = (path: string): string => (path === '/' ? 'today' : path.slice(1));

describe.each(PAGES)('the page %s', (path) => {
  it.each(SCHEMES)('has no barrier that axe knows, in %s colours', async (colorScheme) => {
    const page = await settle(await pages.openPage({ role: 'owner', path, colorScheme }));
    await screenshot(page, `${nameOf(path)}-${colorScheme}`);
    await expectNoViolations(page);
  });

  it('fits on a phone', async () => {
    const page = await settle(await pages.openPage({ role: 'owner', path, width: PHONE }));
    await screenshot(page, `${nameOf(path)}-phone`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE);
    await expectNoViolations(page);
  });

  it('opens for a viewer', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer', path }));
    expect(new URL(page.url()).pathname).toBe(path === '/' ? '/demo/' : `/demo${path}`);
  });
});

it.each(SCHEMES)(
  'the sign-in has no barrier that axe knows, in %s colours',
  async (colorScheme) => {
    const page = await pages.openPage({ colorScheme });
    await screenshot(page, `sign-in-${colorScheme}`);
    await expectNoViolations(page);
  },
);
