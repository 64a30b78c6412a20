import type { Page } from 'playwright-core';
import { copyCustomers, type SmallShop } from './copy-customers';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';

const pages = withBrowser();

const CUSTOMERS = 130;

/** The SDK waits longer after each attempt. */
const RECONNECT_MS = 60_000;

let shop: SmallShop;

beforeAll(async () => {
  shop = await copyCustomers(pages.origin, CUSTOMERS);
});

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') });
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).innerText();

async function openList(search = ''): Promise<Page> {
  const account = await shop.join('marketing');
  const page = await pages.openPage({ account, orgId: shop.orgId, path: `/customers${search}` });
  await page.getByRole('heading', { level: 2, name: /customers?$/ }).waitFor();
  return page;
}

describe('coming back from a customer', () => {
  it('finds the list as it was, with all that was read of it', async () => {
    const page = await openList('?sort=name_asc');
    await expectSoon(async () => {
      await page.mouse.wheel(0, 4_000);
      return page.getByRole('button', { name: 'Show more' }).count();
    }, 0);
    const whole = await heading(page);
    await rows(page).last().getByRole('link').click();
    await page.getByRole('region', { name: 'Segment and why' }).waitFor();
    await page.goBack();
    await expectSoon(() => heading(page), whole);
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await rows(page).first().getByRole('link').click();
    await page.getByRole('link', { name: 'All customers' }).click();
    await page.waitForURL('**/customers?sort=name_asc');
  });
});

describe('without a connection', () => {
  it('says that the next page cannot be read, and reads it afterwards', async () => {
    const page = await openList();
    await rows(page).first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page
      .getByRole('alert')
      .getByText(/^The server cannot be reached/)
      .waitFor();
    const more = page.getByRole('button', { name: 'Show more' });
    expect(await more.isEnabled()).toBe(true);
    await page.context().setOffline(false);
    await expectSoon(
      async () => {
        if ((await more.count()) > 0 && (await more.isEnabled())) await more.click();
        return heading(page);
      },
      `${CUSTOMERS} customers`,
      RECONNECT_MS,
    );
  });
});
