import type { Page } from 'playwright-core';
import { copyShop, openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';

const pages = withBrowser();

const MINUTE_MS = 60_000;

/** The SDK waits longer after each attempt. */
const RECONNECT_MS = 60_000;

/** A page of an organisation that nobody else looks at, for a manager. */
async function openCopy(path = '/'): Promise<{ page: Page; orgId: string }> {
  const orgId = await copyShop();
  const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: 'manager' });
  return { page: await pages.openPage({ account, orgId, path }), orgId };
}

const badge = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /Updated|Not synced/ });

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE_MS);

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');

describe('the sync badge', () => {
  it('follows what happens, without a reload', async () => {
    const { page, orgId } = await openCopy();
    const db = openFirestore();
    const status = db.doc(`orgs/${orgId}/status/sync`);
    const reads = () => badge(page).innerText();

    await status.update({ lastSuccessAt: minutesAgo(3), lastRunState: 'succeeded' });
    await expectSoon(reads, 'Live\nUpdated 3 minutes ago');
    await status.update({ lastSuccessAt: minutesAgo(45) });
    await expectSoon(reads, 'Recent\nUpdated 45 minutes ago');
    await status.update({ lastSuccessAt: minutesAgo(200) });
    await expectSoon(reads, 'Stale\nUpdated 3 hours ago');
    await status.update({ lastRunState: 'failed' });
    await expectSoon(reads, 'Failed\nUpdated 3 hours ago');

    const { docs } = await db.collection(`orgs/${orgId}/syncRuns`).limit(1).get();
    await docs[0]?.ref.update({ state: 'running', trigger: 'manual' });
    await expectSoon(reads, 'Syncing\nUpdated 3 hours ago');
    await docs[0]?.ref.update({ trigger: 'hint' });
    await expectSoon(reads, 'Failed\nUpdated 3 hours ago');
  });

  it('tells how the last run went, and leads to all of them', async () => {
    const { page } = await openCopy();
    await badge(page).click();
    const panel = page.getByRole('group', { name: 'Sync' });
    await panel.getByText(/^Last run: Complete/).waitFor();
    await panel.getByText(/records? read, [\d,]+ changed$/).waitFor();
    await panel.getByRole('link', { name: 'All about syncing' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    await panel.waitFor({ state: 'hidden' });
  });
});

describe('the shell', () => {
  it('leads from one organisation to another', async () => {
    const orgId = await copyShop();
    const config = await readPageConfig(pages.origin);
    const account = await createAccount(config, { [orgId]: 'viewer', demo: 'owner' });
    const page = await pages.openPage({ account, orgId, path: '/customers' });
    await page.getByRole('button', { name: /^Copied Dispensary/ }).click();
    await page.getByRole('link', { name: 'Demo Dispensary' }).click();
    await page.getByRole('button', { name: /^Demo Dispensary/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/demo');
    const heading = page.getByRole('heading', { level: 1, name: 'Today' });
    await heading.and(page.locator(':focus')).waitFor();
  });

  it('moves the focus to the heading of the page one goes to', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).click();
    await page
      .getByRole('heading', { level: 1, name: 'Orders' })
      .and(page.locator(':focus'))
      .waitFor();
    await page.goBack();
    await page
      .getByRole('heading', { level: 1, name: 'Today' })
      .and(page.locator(':focus'))
      .waitFor();
  });

  it('lets the keyboard skip to the content', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expectSoon(() => page.evaluate(() => document.activeElement?.id), 'content');
  });

  it('remembers the appearance that was chosen', async () => {
    const page = await pages.openPage({ role: 'viewer', colorScheme: 'light' });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByText('Role here: viewer').waitFor();
    await page.getByLabel('Appearance').selectOption('Dark');
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await scheme()).toBe('dark');
    await page.reload();
    await page.locator('main#content').waitFor();
    expect(await scheme()).toBe('dark');
  });

  it('has the pages that are opened less often under More on a phone', async () => {
    const page = await pages.openPage({ role: 'viewer', width: 375 });
    const nav = page.getByRole('navigation', { name: 'Pages' });
    await nav.getByRole('link', { name: 'Model' }).waitFor({ state: 'hidden' });
    await nav.getByRole('button', { name: 'More' }).click();
    await page
      .getByRole('group', { name: 'More pages' })
      .getByRole('link', { name: 'Model' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Model' }).waitFor();
  });

  it('says that the device is offline, and that it is back', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    const notice = page.getByText(/^You are offline/);
    await page.context().setOffline(true);
    await notice.waitFor();
    await page.context().setOffline(false);
    await notice.waitFor({ state: 'hidden' });
  });

  it('shows what this browser remembers while the server does not answer, and says so', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    await page.getByText('Demo Dispensary').first().waitFor();
    const firestore = '**/google.firestore.v1.Firestore/**';
    await page.route(firestore, (route) => route.abort());
    await page.reload();
    await page.getByText('Demo Dispensary').first().waitFor();
    const notice = page.getByText(/^The server has not answered yet/);
    await notice.waitFor();
    await page.unroute(firestore);
    await notice.waitFor({ state: 'hidden', timeout: RECONNECT_MS });
  });

  it('offers to reload when a part of the page is gone, as after an upgrade', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.route('**/assets/model-*.js', (route) => route.fulfill({ status: 404 }));
    const nav = page.getByRole('navigation', { name: 'Pages' });
    await nav.getByRole('link', { name: 'Model' }).click();
    await page
      .getByRole('alert')
      .getByText(/could not be loaded/)
      .waitFor();
    await nav.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

    await nav.getByRole('link', { name: 'Model' }).click();
    await page.unroute('**/assets/model-*.js');
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: 'Model' }).waitFor();
  });
});
