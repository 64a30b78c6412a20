import type { Page } from 'playwright-core';
import { SEGMENT_TABS } from '../../dashboard/src/pages/segments/segment-tabs';
import { SYNC_TABS } from '../../dashboard/src/pages/sync/sync-tabs';
import type { Desk } from './fill-desk';
import { fillHostileDesk, fillHostileShop, type HostileShop } from './fill-hostile-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { HOSTILE_NAMES } from './hostile-names';
import type { Account } from './people';

// An attempt to run something in a page is reported by the policy, and then fails the test that opened it.
const pages = withBrowser();

const WIDTHS = [1280, 375] as const;
const HEIGHT = 812;

let shop: HostileShop;
let desk: Desk;
let owner: Account;
let deskOwner: Account;

beforeAll(async () => {
  shop = await fillHostileShop(pages.origin);
  desk = await fillHostileDesk(pages.origin);
  owner = await shop.join('owner');
  deskOwner = await desk.join('owner');
});

async function settle(page: Page): Promise<Page> {
  await page.locator('main h1').first().waitFor();
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

const open = async (path: string): Promise<Page> =>
  settle(await pages.openPage({ account: owner, orgId: shop.orgId, path }));

async function expectShown(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names)
    await page
      .locator('main')
      .getByText(name, { exact: true })
      .first()
      .waitFor({ state: 'attached' });
}

/** What lies beyond the right edge of the page, when the page is wider than the screen. */
function findTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} of ${clientWidth}`,
      ...beyond.map((one) => one.outerHTML.slice(0, 150)),
    ];
  });
}

/** Nothing of what is shown became a part of the page, or of another one, and nothing is wider than the screen. */
async function expectHarmless(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await settle(page);
    // Charts follow a new width a moment later.
    await expectSoon(async () => [width, await findTooWide(page)], [width, []]);
  }
  expect(await page.locator('body img').count()).toBe(0);
  expect(await page.title()).toMatch(/Trellis$/);
  expect(new URL(page.url()).origin).toBe(pages.origin);
}

describe('hostile names are shown as they are and do nothing', () => {
  const kinds = Object.entries(HOSTILE_NAMES);
  const everyName = Object.values(HOSTILE_NAMES);

  it.each(['/customers', '/orders', '/products'])('on %s', async (path) => {
    const page = await open(path);
    await expectShown(page, everyName);
    await expectHarmless(page);
  });

  it.each(['/', '/model', ...SEGMENT_TABS.map((tab) => `/segments?tab=${tab}`)])(
    'on %s, which names stores, customers and the organisation',
    async (path) => {
      await expectHarmless(await open(path));
    },
  );

  it.each(kinds)('on the page of a customer whose name is %s', async (_, name) => {
    const bearer = shop.bearers.find((one) => one.name === name);
    const page = await open(`/customers/${bearer?.customerId}`);
    await expectShown(page, [name]);
    await expectHarmless(page);
  });

  it.each(kinds)('on the page of an order in which everything is %s', async (_, name) => {
    const bearer = shop.bearers.find((one) => one.name === name);
    const page = await open(`/orders/${bearer?.orderId}`);
    await expectShown(page, [name]);
    await expectHarmless(page);
  });

  it.each(SYNC_TABS)('on the part %s of the Sync page', async (tab) => {
    const path = `/sync?tab=${tab}`;
    const options = { account: deskOwner, orgId: desk.orgId, path };
    await expectHarmless(await settle(await pages.openPage(options)));
  });
});
