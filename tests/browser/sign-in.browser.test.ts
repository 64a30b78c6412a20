import type { Page } from 'playwright-core';
import { ROLES } from '../../functions/src/model/member';
import { withBrowser } from './harness';
import { signIn } from './sign-in';

const pages = withBrowser();

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
});
