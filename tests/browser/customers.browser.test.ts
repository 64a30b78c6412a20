import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { foldName } from '../../functions/src/model/fold-name';
import { copyCustomers, type SmallShop } from './copy-customers';
import { openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { HOSTILE_NAMES } from './hostile-names';
import { reloadAs } from './reload-as';

const pages = withBrowser();

const MOST_DOCUMENTS = 60;
const CUSTOMERS = 130;

let shop: SmallShop;

beforeAll(async () => {
  shop = await copyCustomers(pages.origin, CUSTOMERS);
});

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') });
const names = (page: Page) => rows(page).getByRole('link').allInnerTexts();
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).innerText();

async function openList(search = '', role: 'marketing' | 'viewer' = 'marketing'): Promise<Page> {
  const account = await shop.join(role);
  const page = await pages.openPage({ account, orgId: shop.orgId, path: `/customers${search}` });
  await page.getByRole('heading', { level: 2, name: /customers?$/ }).waitFor();
  return page;
}

const customerDoc = (index: number) =>
  openFirestore().doc(`orgs/${shop.orgId}/customers/${shop.customers[index]}`);

describe('the list of customers', () => {
  it(`reads at most ${MOST_DOCUMENTS} documents when it is opened`, async () => {
    const { page, counter } = await pages.openCountedPage({ role: 'owner', path: '/customers' });
    await rows(page).first().waitFor();
    await page.getByRole('heading', { level: 2, name: /^[\d,]+ customers$/ }).waitFor();
    const { documents, aggregations } = counter.reads();
    process.stdout.write(`Opening Customers read ${documents} documents.\n`);
    expect(documents).toBeGreaterThan(49);
    expect(documents).toBeLessThanOrEqual(MOST_DOCUMENTS);
    expect(aggregations).toBe(0);
  });

  it('finds a customer by the name, the end of the phone number, and the id', async () => {
    const [id] = shop.customers;
    await customerDoc(0).update({
      'profile.displayName': 'Zora Quill',
      'insights.list.search': ['zora quill', 'zo', 'quill', '4711', foldName(id)],
    });
    const page = await openList();
    const box = page.getByRole('searchbox', { name: 'Search' });
    for (const text of ['ZO', 'quill', '(555) 123-4711', '4711', id]) {
      await box.fill(text);
      await expectSoon(() => names(page), ['Zora Quill']);
    }
    await box.fill('q');
    await page.getByText('Type two letters or more.').waitFor();
  });

  it('keeps filter, order and columns in the address and over a reload', async () => {
    await customerDoc(1).update({
      'insights.segment': 'slipping',
      'insights.list.atRisk': true,
      'insights.totals.spentCents': 99_999_900,
    });
    await customerDoc(2).update({ 'insights.segment': 'slipping', 'insights.list.atRisk': true });
    const page = await openList();
    await page.getByLabel('Segment').selectOption('Slipping');
    await page.getByLabel('Churn risk').selectOption('High or critical');
    await page.getByRole('button', { name: 'Spent' }).click();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Points' }).check();
    await page.keyboard.press('Escape');
    const search = 'segment=slipping&risk=high&sort=spent_desc';
    await expectSoon(
      () => Promise.resolve(decodeURIComponent(new URL(page.url()).search)),
      `?${search}&columns=segment,lastOrder,orders,spent,points,risk,contact`,
    );
    await page.reload();
    await rows(page).first().waitFor();
    expect(await page.getByLabel('Segment').inputValue()).toBe('slipping');
    await page.getByRole('columnheader', { name: 'Points' }).waitFor();
    expect(await rows(page).first().innerText()).toContain('$999,999.00');
    const spent = page.getByRole('columnheader', { name: 'Spent' });
    expect(await spent.getAttribute('aria-sort')).toBe('descending');
  });

  it('says what to do when nobody matches, and begins anew', async () => {
    const page = await openList('?q=nobodyiscalledthis');
    await page.getByText('No customer matches all of this').waitFor();
    await page.getByRole('button', { name: 'Reset' }).last().click();
    await rows(page).first().waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('reads on when its end comes near, and draws no more than fits', async () => {
    const page = await openList();
    await page.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded();
    const drawn: number[] = [];
    await expectSoon(async () => {
      await page.mouse.wheel(0, 4_000);
      drawn.push(await rows(page).count());
      return page.getByRole('button', { name: 'Show more' }).count();
    }, 0);
    expect(await heading(page)).toBe(`${CUSTOMERS} customers`);
    expect(Math.max(...drawn)).toBeLessThan(60);
  });

  it('is a list of cards on a phone', async () => {
    const account = await shop.join('viewer');
    const options = { account, orgId: shop.orgId, path: '/customers', width: 375 };
    const page = await pages.openPage(options);
    await page.getByRole('list', { name: 'Customers' }).getByRole('link').first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await page.getByText('Filter and sort').click();
    await page.getByLabel('Segment').selectOption('VIP');
    await page.getByText('Filter and sort (1 chosen)').waitFor();
    await expectNoViolations(page);
  });

  it.each(['light', 'dark'] as const)(
    'has no barrier that axe knows in its menu and its dialog, %s',
    async (colorScheme) => {
      const page = await openList();
      await reloadAs(page, { colorScheme });
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'Points' }).waitFor();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Views' }).click();
      const dialog = page.getByRole('dialog', { name: 'Saved views' });
      await expectSoon(() => dialog.getByRole('button', { name: 'Save' }).isEnabled(), true);
      await expectNoViolations(page);
    },
  );
});

describe('saved views', () => {
  it('are saved, opened in another browser, and deleted', async () => {
    const account = await shop.join('viewer');
    const open = (path: string) => pages.openPage({ account, orgId: shop.orgId, path });
    const page = await open('/customers?tier=gold');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Save what is shown now as').fill('Gold ones');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Gold ones', exact: true }).waitFor();
    const member = openFirestore().doc(`orgs/${shop.orgId}/members/${account.uid}`);
    const stored = { name: 'Gold ones', page: 'customers', search: 'tier=gold' };
    await expectSoon(async () => (await member.get()).get('views'), [stored]);

    const other = await open('/customers');
    await other.getByRole('button', { name: 'Views' }).click();
    await other.getByRole('button', { name: 'Gold ones', exact: true }).click();
    await expectSoon(() => Promise.resolve(new URL(other.url()).search), '?tier=gold');
    await other.getByRole('button', { name: 'Views' }).click();
    await other.getByRole('button', { name: 'Delete Gold ones' }).click();
    await expectSoon(async () => (await member.get()).get('views'), []);
  });
});

describe('the export', () => {
  it('holds exactly the customers of the list, and no formula', async () => {
    await customerDoc(3).update({
      'profile.displayName': HOSTILE_NAMES.formula,
      'insights.loyaltyTier': 'platinum',
      'insights.segment': 'churned',
    });
    const page = await openList('?tier=platinum&segment=churned');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    const found = await openFirestore()
      .collection(`orgs/${shop.orgId}/customers`)
      .where('insights.loyaltyTier', '==', 'platinum')
      .where('insights.segment', '==', 'churned')
      .get();
    const ids = lines.slice(1).map((line) => line.split(',')[0]);
    expect(new Set(ids)).toEqual(new Set(found.docs.map(({ id }) => id)));
    expect(ids).toHaveLength(found.size);
    const written = lines.find((line) => line.startsWith(`${shop.customers[3]},`));
    expect(written).toContain(`"'=HYPERLINK(""http://example.test"",""pay"")"`);
    const said = new RegExp(`^${found.size} customers? saved as a file`);
    await page.getByText(said).waitFor();
  });

  it('is not offered to viewers, who are told why', async () => {
    const page = await openList('', 'viewer');
    const button = page.getByRole('button', { name: 'Export CSV' });
    expect(await button.isDisabled()).toBe(true);
    expect(await button.getAttribute('title')).toBe('Only marketing and above may do this.');
  });
});

it('hostile names are shown as they are and do nothing', async () => {
  const wanted = Object.values(HOSTILE_NAMES);
  for (const [index, name] of wanted.entries())
    await customerDoc(10 + index).update({
      'profile.displayName': name,
      'insights.segment': 'at_risk',
      'insights.list.favourite': 'tincture',
    });
  const page = await openList('?segment=at_risk&category=tincture');
  await expectSoon(async () => {
    const shown = await names(page);
    return wanted.filter((name) => !shown.includes(name));
  }, []);
  expect(await page.locator('main img').count()).toBe(0);
  expect(await page.title()).toBe('Customers · Trellis');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1280);
});
