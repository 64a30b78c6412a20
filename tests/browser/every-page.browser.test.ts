import type { Page } from 'playwright-core';
import { copyCustomers } from './copy-customers';
import { openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';
import { reloadAs } from './reload-as';
import { screenshot } from './screenshot';

const PHONE = { width: 375, height: 812 };

const pages = withBrowser();

/** The path of somebody who buys often, and of what they bought last. */
async function findRegular(): Promise<{ customer: string; order: string }> {
  const org = openFirestore().doc('orgs/demo');
  const customers = org.collection('customers').orderBy('insights.totals.orderCount', 'desc');
  const [customer] = (await customers.limit(1).get()).docs;
  const orders = org.collection('orders').where('customerId', '==', customer?.id);
  const [order] = (await orders.limit(1).get()).docs;
  return { customer: `/customers/${customer?.id}`, order: `/orders/${order?.id}` };
}

const PAGES: readonly { name: string; path: () => Promise<string> }[] = [
  { name: 'today', path: () => Promise.resolve('/') },
  { name: 'customers', path: () => Promise.resolve('/customers') },
  { name: 'customer', path: async () => (await findRegular()).customer },
  { name: 'orders', path: () => Promise.resolve('/orders') },
  { name: 'order', path: async () => (await findRegular()).order },
  { name: 'products', path: () => Promise.resolve('/products') },
  { name: 'segments', path: () => Promise.resolve('/segments') },
  { name: 'model', path: () => Promise.resolve('/model') },
  { name: 'sync', path: () => Promise.resolve('/sync') },
];

/** Waits until a page shows what it has in place of placeholders. */
async function settle(page: Page): Promise<Page> {
  await page.locator('main h1').first().waitFor();
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

/** A page that was opened in light colours: as it is, in dark ones, and as wide as a phone, each checked and kept as a picture. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  const desk = page.viewportSize() ?? PHONE;
  const looks = [
    { look: 'light', colorScheme: 'light', size: desk },
    { look: 'dark', colorScheme: 'dark', size: desk },
    { look: 'phone', colorScheme: 'light', size: PHONE },
  ] as const;
  for (const { look, colorScheme, size } of looks) {
    await reloadAs(page, { colorScheme, size });
    await settle(page);
    await screenshot(page, `${name}-${look}`);
    await expectNoViolations(page);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
}

describe.each(PAGES)('the page $name', ({ name, path }) => {
  it('has no barrier that axe knows, light, dark and on a phone, and fits there', async () => {
    const page = await pages.openPage({ role: 'owner', path: await path() });
    await expectAccessible(await settle(page), name);
  });

  it('shows a viewer no error', async () => {
    const at = await path();
    const page = await settle(await pages.openPage({ role: 'viewer', path: at }));
    expect(new URL(page.url()).pathname).toBe(`/demo${at}`);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  });
});

it('the sign-in has no barrier that axe knows, light, dark and on a phone, and fits there', async () => {
  await expectAccessible(await pages.openPage(), 'sign-in');
});

it('the page of somebody without an organisation has none either', async () => {
  const { email, password } = await createAccount(await readPageConfig(pages.origin), {});
  const page = await pages.openPage();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'No organisation yet' }).waitFor();
  await expectAccessible(page, 'no-organisation');
});

it('the page of an erased customer has none either', async () => {
  const shop = await copyCustomers(pages.origin, 1);
  const path = `/customers/${shop.customers[0]}`;
  const account = await shop.join('owner');
  await openFirestore()
    .doc(`orgs/${shop.orgId}${path}`)
    .update({ 'source.erasedAt': new Date('2026-01-02T12:00:00Z') });
  const page = await pages.openPage({ account, orgId: shop.orgId, path });
  await page.getByText(/^This customer was erased on Jan 2, 2026/).waitFor();
  await expectAccessible(page, 'erased-customer');
});
