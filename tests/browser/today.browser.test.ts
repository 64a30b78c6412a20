import type { Page } from 'playwright-core';
import { createDayReader } from '../../functions/src/model/business-day';
import { copyShop, openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';
import { sellSomething } from './point-of-sale';

const pages = withBrowser();

const MOST_DOCUMENTS = 10;

/** From a sale to its figures, on a machine that is busy with much else. */
const PIPELINE_MS = 60_000;

async function settle(page: Page): Promise<Page> {
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

/** A page of an organisation that nobody else looks at, for a manager. */
async function openCopy(): Promise<{ page: Page; orgId: string }> {
  const orgId = await copyShop();
  const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: 'manager' });
  return { page: await settle(await pages.openPage({ account, orgId })), orgId };
}

/** How many sales of today the demo's organisation has stored figures of. */
async function countToday(): Promise<number> {
  const db = openFirestore();
  const timezone: unknown = (await db.doc('orgs/demo').get()).get('timezone');
  const today = createDayReader(String(timezone))(new Date());
  return Number((await db.doc(`orgs/demo/stats/day_${today}`).get()).get('totals.orders') ?? 0);
}

/** A figure by what it is of, such as `Orders`. */
const figure = (page: Page, label: string) =>
  page
    .getByRole('region', { name: 'So far' })
    .getByText(label, { exact: true })
    .locator('xpath=following-sibling::*[1]');

const numberIn = async (page: Page, label: string): Promise<number> =>
  Number((await figure(page, label).innerText()).replace(/[$,]/g, ''));

describe('Today', () => {
  it(`reads at most ${MOST_DOCUMENTS} documents when it is opened`, async () => {
    const { page, counter } = await pages.openCountedPage({ role: 'owner' });
    await settle(page);
    const { documents, aggregations } = counter.reads();
    process.stdout.write(`Opening Today read ${documents} documents.\n`);
    expect(documents).toBeGreaterThan(0);
    expect(documents).toBeLessThanOrEqual(MOST_DOCUMENTS);
    expect(aggregations).toBe(0);
  });

  it('counts a sale by itself', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer' }));
    const [orders, revenue] = [await numberIn(page, 'Orders'), await numberIn(page, 'Revenue')];
    await sellSomething();
    await expectSoon(async () => (await countToday()) > orders, true, PIPELINE_MS);
    await expectSoon(async () => (await numberIn(page, 'Orders')) > orders, true);
    expect(await numberIn(page, 'Revenue')).toBeGreaterThan(revenue);
  });

  it('shows a day before its first sale as it is, beside the same weekday', async () => {
    const { page, orgId } = await openCopy();
    const db = openFirestore();
    const timezone: unknown = (await db.doc(`orgs/${orgId}`).get()).get('timezone');
    const today = createDayReader(String(timezone))(new Date());
    await db.doc(`orgs/${orgId}/stats/day_${today}`).delete();
    await expectSoon(() => figure(page, 'Revenue').innerText(), '$0.00');
    expect(await figure(page, 'Average sale').innerText()).toBe('None yet');
    await page
      .getByText(/^Last \w+day: /)
      .first()
      .waitFor();
  });

  it('keeps the step of the revenue chart in the address', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer' }));
    await page.getByLabel('Revenue by').selectOption('By month');
    expect(new URL(page.url()).search).toBe('?by=month');
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('Revenue by').inputValue()).toBe('month');
    const revenue = page.getByRole('region', { name: 'Revenue', exact: true });
    await revenue.getByText('The same as a table').click();
    expect(await revenue.getByRole('row').count()).toBe(13);
  });

  it('says what needs somebody as soon as it does, and leads there', async () => {
    const { page, orgId } = await openCopy();
    const card = page.getByRole('region', { name: 'Needs attention' });
    const status = openFirestore().doc(`orgs/${orgId}/status/sync`);
    await status.update({ 'attention.holds': 1, 'attention.quarantined': 2 });
    await card.getByText('2 records could not be read and are set aside.').waitFor();
    await card.getByRole('link', { name: 'Decide' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
  });

  it('says whether the books balance', async () => {
    const { page, orgId } = await openCopy();
    await openFirestore()
      .doc(`orgs/${orgId}/stats/books`)
      .set({
        lastDay: '2026-01-29',
        balancedThrough: '2026-01-27',
        differing: ['2026-01-28'],
        differingCount: 1,
        computedAt: new Date(),
      });
    const card = page.getByRole('region', { name: 'Needs attention' });
    await card.getByText('Books differ', { exact: true }).waitFor();
    await card.getByText('The books of Wed, Jan 28 differ from the point of sale.').waitFor();
  });

  it('leads from a segment to its customers', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer' }));
    const segments = page.getByRole('region', { name: 'Segments', exact: true });
    await segments.getByRole('link', { name: 'At Risk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
    expect(new URL(page.url()).search).toBe('?segment=at_risk');
  });

  it('shows when the shop is busy, as a table', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer' }));
    const busy = page.getByRole('region', { name: 'Busy hours' });
    await busy.getByText(/^Busiest: \w+days at \d+ [AP]M, \d+ sales?$/).waitFor();
    const heads = await busy.getByRole('columnheader').allInnerTexts();
    expect(heads).toEqual(['Hour', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });
});
