import type { Locator, Page } from 'playwright-core';
import { copyShop, openFirestore } from './copy-shop';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';
import { slipAway } from './slip-away';

const pages = withBrowser();

/** Waits for Today, and counts from there how often something is pressed. */
async function openToday(
  page: Page,
): Promise<{ press: (what: Locator) => Promise<void>; presses: () => number }> {
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  let count = 0;
  return {
    presses: () => count,
    async press(what) {
      await what.click();
      count += 1;
    },
  };
}

describe('from Today it takes at most two clicks to', () => {
  it('who slipped away this week', async () => {
    const orgId = await copyShop();
    const { name } = await slipAway(orgId);
    const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: 'viewer' });
    const page = await pages.openPage({ account, orgId });
    const { press, presses } = await openToday(page);
    await press(page.getByRole('link', { name: 'Who slipped away this week' }));
    const slipped = page.getByRole('region', { name: 'Who slipped away this week' });
    await slipped.getByRole('listitem').getByRole('link', { name }).waitFor();
    expect(presses()).toBe(1);
  });

  it('why a customer is at risk', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    const { press, presses } = await openToday(page);
    await press(page.getByRole('main').getByRole('link', { name: 'At Risk', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
    await press(page.getByRole('main').locator('a[href*="/customers/alv_"]').first());
    await page.getByRole('region', { name: 'Segment and why' }).getByText(/days/).first().waitFor();
    expect(presses()).toBe(2);
  });

  it('what to order again', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    const { press, presses } = await openToday(page);
    await press(page.getByRole('navigation').getByRole('link', { name: 'Products' }));
    await press(page.getByRole('button', { name: /^Order again/ }));
    expect(new URL(page.url()).searchParams.get('view')).toBe('order-again');
    expect(presses()).toBe(2);
  });

  it('whether the data is fresh: none, and one to how the last sync went', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    const { press, presses } = await openToday(page);
    const badge = page
      .getByRole('banner')
      .getByRole('button', { name: /Updated .* ago|Updated just now/ });
    await badge.waitFor();
    await press(badge);
    await page.getByText(/^Last run: /).waitFor();
    expect(presses()).toBe(1);
  });

  it('what needs a decision', async () => {
    const orgId = await copyShop();
    const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: 'manager' });
    const status = openFirestore().doc(`orgs/${orgId}/status/sync`);
    await status.update({ 'attention.holds': 1 });
    const page = await pages.openPage({ account, orgId });
    const { press, presses } = await openToday(page);
    await press(
      page.getByRole('region', { name: 'Needs attention' }).getByRole('link', { name: 'Decide' }),
    );
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    await page.getByRole('tab', { name: 'To decide', selected: true }).waitFor();
    expect(presses()).toBe(1);
  });
});
