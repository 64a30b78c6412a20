import type { Page } from 'playwright-core';
import type { Product } from '../../functions/src/model/product';
import { copyCustomers, type SmallShop } from './copy-customers';
import { makeProduct } from './make-product';
import { openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import type { Account } from './people';

const pages = withBrowser();

const MOST_AT_ONCE = 400;

let shop: SmallShop;
let viewer: Account;

const collection = () => openFirestore().collection(`orgs/${shop.orgId}/products`);

/** Stores products as the pipeline would. */
async function storeProducts(products: Readonly<Record<string, Product>>): Promise<void> {
  const batch = openFirestore().batch();
  for (const [id, product] of Object.entries(products)) batch.set(collection().doc(id), product);
  await batch.commit();
}

const sales = (units28: number, unitsBefore28: number) => ({
  units7: units28 / 4,
  units28,
  unitsBefore28,
  salesCents28: units28 * 1_000,
  lastSoldOn: '2026-01-27',
});

const inStock = (available: number, lowStockThreshold: number | null = null) => ({
  stock: { '1': { onHand: available, available, priceCents: null, lowStockThreshold } },
});

beforeAll(async () => {
  shop = await copyCustomers(pages.origin, 1);
  viewer = await shop.join('viewer');
  await storeProducts({
    runs_out: makeProduct({ name: 'Runs Out Flower', ...inStock(7) }),
    gone: makeProduct({ name: 'Gone Gummies', ...inStock(0) }),
    plenty: makeProduct({ name: 'Plenty Vape', ...inStock(900) }),
    unwanted: makeProduct({ name: 'Unwanted Tincture', ...inStock(20, 25), priceCents: 900 }),
    unpriced: makeProduct({ name: 'Unpriced Topical', ...inStock(5), priceCents: null }),
  });
  await openFirestore()
    .doc(`orgs/${shop.orgId}/stats/products`)
    .set({
      asOf: '2026-01-27',
      products: { runs_out: sales(28, 14), gone: sales(56, 56), plenty: sales(28, 56) },
      computedAt: new Date(),
    });
});

const rows = (page: Page) =>
  page.getByRole('region', { name: 'Products' }).locator('tbody tr[data-index]');

async function readRows(page: Page): Promise<string[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

async function openProducts(search = '', width = 1280): Promise<Page> {
  const options = { account: viewer, orgId: shop.orgId, path: `/products${search}`, width };
  const page = await pages.openPage(options);
  await page.getByRole('button', { name: /^All \d+$/ }).waitFor();
  return page;
}

const view = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) });

describe('the catalogue', () => {
  it('says what to order again, how soon it is gone and how much is missing', async () => {
    const page = await openProducts();
    await view(page, 'Order again').click();
    await expectSoon(
      () => readRows(page),
      [
        'Gone Gummies Flower Sold out 56 0% 0 days 56',
        'Runs Out Flower Flower 7 28 +100% 7 days 21',
      ],
    );
  });

  it('finds what has no price, as soon as it has none', async () => {
    const page = await openProducts('?view=no-price');
    await expectSoon(() => readRows(page), ['Unpriced Topical Flower No price 5 0 – –']);
    await collection().doc('plenty').update({ priceCents: null });
    await view(page, 'No price').getByText('2').waitFor();
    await expectSoon(
      () => readRows(page),
      [
        'Plenty Vape Flower No price 900 28 -50% Over a year',
        'Unpriced Topical Flower No price 5 0 – –',
      ],
    );
    await collection().doc('plenty').update({ priceCents: 1_000 });
    await expectSoon(() => view(page, 'No price').innerText(), 'No price 1');
  });

  it('tells what is low, sold out and not selling', async () => {
    const page = await openProducts();
    const counts = await page
      .getByRole('group', { name: 'Which products' })
      .getByRole('button')
      .allInnerTexts();
    expect(counts).toEqual([
      'All 5',
      'Order again 2',
      'No price 1',
      'Low stock 1',
      'Sold out 1',
      'Not selling 2',
      'Expiring 0',
    ]);
  });

  it('keeps the view, the search and the order in the address and over a reload', async () => {
    const page = await openProducts();
    await view(page, 'Not selling').click();
    await page.getByRole('searchbox', { name: 'Search' }).fill('un');
    await page.getByRole('button', { name: 'Price', exact: true }).click();
    await expectSoon(
      () => Promise.resolve(new URL(page.url()).search),
      '?view=not-selling&search=un&sort=price_desc',
    );
    await page.reload();
    await expectSoon(
      () => readRows(page),
      ['Unwanted Tincture Flower $9.00 20 low 0 – –', 'Unpriced Topical Flower No price 5 0 – –'],
    );
    expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('un');
    const price = page.getByRole('columnheader', { name: 'Price' });
    expect(await price.getAttribute('aria-sort')).toBe('descending');
  });

  it('is sorted on a phone too, where it is a list of cards', async () => {
    const page = await openProducts('', 375);
    await page.getByLabel('Sorted by').selectOption('Sold most');
    const cards = page.getByRole('list', { name: 'Products' }).getByRole('listitem');
    await expectSoon(async () => (await cards.first().innerText()).split('\n')[0], 'Gone Gummies');
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('comes whole when it is longer than what is read at once, and says what of it is current', async () => {
    const page = await openProducts();
    const names = Array.from({ length: 700 }, (_, index) => `many_${1_000 + index}`);
    const many = Object.fromEntries(names.map((name) => [name, makeProduct({ name })]));
    const entries = Object.entries(many);
    await storeProducts(Object.fromEntries(entries.slice(0, MOST_AT_ONCE)));
    await storeProducts(Object.fromEntries(entries.slice(MOST_AT_ONCE)));
    await page.reload();
    await expectSoon(() => view(page, 'All').innerText(), 'All 705');
    await page.getByText('Stock of the first 500 products changes by itself').waitFor();
    expect(await rows(page).count()).toBeLessThan(60);
    await page.getByRole('searchbox', { name: 'Search' }).fill('unpriced');
    await expectSoon(() => readRows(page), ['Unpriced Topical Flower No price 5 0 – –']);
  });
});
