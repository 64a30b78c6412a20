import type { Page } from 'playwright-core';
import { ROLES } from '../../functions/src/model/member';
import { copyCustomers } from './copy-customers';
import { withBrowser } from './harness';
import { findDemoAccount, readPageConfig, readSignedInStorage } from './people';
import { signIn } from './sign-in';

const pages = withBrowser();

/** Opening Today reads fewer documents than this. */
const MOST_OF_TODAY = 20;

/** The databases that the page keeps in the browser. */
const listDatabases = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

describe('signing in', () => {
  it.each(ROLES)('takes one click as %s, and shows the organisation', async (role) => {
    const page = await pages.openPage();
    await signIn(page, role);
    await page.getByText('Demo Dispensary').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/demo');
  });

  it('takes address and password', async () => {
    const page = await pages.openPage();
    await page.getByLabel('E-mail').fill('viewer@example.test');
    await page.getByLabel('Password', { exact: true }).fill('trellis-demo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Demo Dispensary').first().waitFor();
  });

  it('says what is wrong with a wrong password', async () => {
    const page = await pages.openPage();
    await page.getByLabel('E-mail').fill('viewer@example.test');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/password/i);
  });

  it('lasts over a reload', async () => {
    const page = await pages.openPage({ role: 'viewer', path: '/orders' });
    await page.reload();
    await page.locator('main#content').waitFor();
    expect(new URL(page.url()).pathname).toBe('/demo/orders');
  });
});

/** Has the page find another sign-in in this browser than the one it has kept, or none. */
async function replaceSignIn(
  page: Page,
  kept: { readonly name: string; readonly value: string } | null,
): Promise<void> {
  await page.goto(`${pages.origin}/config.json`);
  await page.evaluate(async (item) => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('firebase:authUser')) localStorage.removeItem(name);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('firebaseLocalStorageDb').addEventListener('success', resolve);
    });
    if (item) localStorage.setItem(item.name, item.value);
  }, kept);
}

describe('a sign-in that the server cannot confirm', () => {
  it('is not taken for none, and goes on when the server is back', async () => {
    const page = await pages.openPage({ role: 'viewer' });
    await page.getByText('Demo Dispensary').first().waitFor();
    const config = await readPageConfig(pages.origin);
    const [kept] = await readSignedInStorage(config, findDemoAccount(config, 'viewer'));
    if (!kept) throw new Error('The demo has no viewer.');
    const value = kept.value.replace(/"expirationTime":\d+/, '"expirationTime":1');
    await replaceSignIn(page, { ...kept, value });
    await page.route('**/*.googleapis.com/v1/**', (route) => route.abort());
    await page.goto(`${pages.origin}/demo`);
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    await page.unroute('**/*.googleapis.com/v1/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });
});

describe('signing out', () => {
  it('forgets everything that was read, and lasts over a reload', async () => {
    const page = await pages.openPage({ role: 'owner' });
    await page.getByText('Demo Dispensary').first().waitFor();
    expect(await listDatabases(page)).toContainEqual(expect.stringContaining('firestore/'));
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in as owner' }).waitFor();
    expect(await listDatabases(page)).not.toContainEqual(expect.stringContaining('firestore/'));
    await page.reload();
    await page.getByRole('button', { name: 'Sign in as owner' }).waitFor();
  });

  it('asks before it loses what was changed without a connection', async () => {
    const shop = await copyCustomers(pages.origin, 1);
    const account = await shop.join('marketing');
    const path = `/customers/${shop.customers[0]}`;
    const page = await pages.openPage({ account, orgId: shop.orgId, path });
    const notes = page.getByLabel('Notes');
    await notes.waitFor();
    await page.context().setOffline(true);
    await notes.fill('Not sent');
    await page.getByRole('button', { name: 'Save notes' }).click();
    await page.getByText(/^Kept on this device/).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText(/^What was changed last has not reached the server/).waitFor();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    expect(await notes.inputValue()).toBe('Not sent');
    await page.context().setOffline(false);
  });
});

describe('a device that several people use', () => {
  it('keeps nothing that was read when the sign-in has ended while the page was closed', async () => {
    const page = await pages.openPage({ role: 'owner' });
    await page.getByText('Demo Dispensary').first().waitFor();
    expect(await listDatabases(page)).toContainEqual(expect.stringContaining('firestore/'));
    await replaceSignIn(page, null);
    await page.goto(pages.origin);
    await page.getByRole('button', { name: 'Sign in as owner' }).waitFor();
    expect(await listDatabases(page)).not.toContainEqual(expect.stringContaining('firestore/'));
  });

  it('shows nobody what somebody else has read', async () => {
    const page = await pages.openPage({ role: 'owner', path: '/customers' });
    await page.getByRole('main').locator('a[href*="/customers/alv_"]').first().waitFor();
    await page.evaluate(() => localStorage.setItem('trellis.lastPerson', 'somebody else'));
    await page.goto(`${pages.origin}/config.json`);
    const kept = (): Promise<number> =>
      page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
        const name = names.find((one) => one.startsWith('firestore/'));
        if (name === undefined) return 0;
        const opened = indexedDB.open(name);
        await new Promise((resolve) => {
          opened.addEventListener('success', resolve);
        });
        const documents = 'remoteDocumentsV14';
        const counted = opened.result.transaction(documents).objectStore(documents).count();
        await new Promise((resolve) => {
          counted.addEventListener('success', resolve);
        });
        opened.result.close();
        return counted.result;
      });
    expect(await kept()).toBeGreaterThan(MOST_OF_TODAY);
    await page.goto(`${pages.origin}/demo`);
    await page.getByText('Demo Dispensary').first().waitFor();
    await page.goto(`${pages.origin}/config.json`);
    expect(await kept()).toBeLessThanOrEqual(MOST_OF_TODAY);
  });
});
