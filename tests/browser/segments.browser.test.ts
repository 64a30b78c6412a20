import { EventEmitter, once } from 'node:events';
import type { Page } from 'playwright-core';
import { createDayReader } from '../../functions/src/model/business-day';
import type { Role } from '../../functions/src/model/member';
import { copyShop, openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';
import { reloadAs } from './reload-as';
import { slipAway } from './slip-away';

const pages = withBrowser();

const TABS = ['moves', 'watch', 'cohorts', 'rfm', 'rules'];
const PHONE = { width: 375, height: 812 };

async function settle(page: Page): Promise<Page> {
  await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

/** A page of an organisation that nobody else looks at. */
async function openCopy(
  path: string,
  role: Role = 'manager',
): Promise<{ page: Page; orgId: string }> {
  const orgId = await copyShop();
  const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: role });
  return { page: await settle(await pages.openPage({ account, orgId, path })), orgId };
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('Segments', () => {
  it('names who slipped away as soon as they do, and leads to them', async () => {
    const { page, orgId } = await openCopy('/segments');
    const { id, name } = await slipAway(orgId);
    const entry = region(page, 'Who slipped away this week')
      .getByRole('listitem')
      .filter({ hasText: 'Slipping: last order long ago' });
    await entry.getByText(/^VIP to Slipping$/).waitFor();
    await entry.getByRole('link', { name }).click();
    await page.waitForURL(`**/${orgId}/customers/${id}`);
  });

  it('adds the moves of the chosen days up, and keeps the choice in the address', async () => {
    const { page, orgId } = await openCopy('/segments');
    const stats = openFirestore().collection(`orgs/${orgId}/stats`);
    const timezone = String((await openFirestore().doc(`orgs/${orgId}`).get()).get('timezone'));
    const today = createDayReader(timezone)(new Date());
    await stats.doc(`moves_${today.slice(0, 7)}`).set({
      month: today.slice(0, 7),
      timezone,
      since: new Date('2020-01-01T00:00:00Z'),
      days: { [today]: { flows: { vip: { slipping: 4 }, slipping: { vip: 1 } }, newcomers: {} } },
      readThrough: null,
      checkedOn: today,
      computedAt: new Date(),
    });
    const moves = region(page, 'Moves between segments');
    await moves.getByText(/^5 moves since .+, 1 to a better segment \(green\)/).waitFor();
    await page.getByLabel('Moves of').selectOption('Last 90 days');
    expect(new URL(page.url()).search).toBe('?days=90');
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('Moves of').inputValue()).toBe('90');
    await moves.getByText('The same as a table').click();
    const row = moves.getByRole('row').filter({ hasText: 'VIP4' });
    await row.waitFor();
    const sizes = region(page, 'Sizes');
    expect(await sizes.getByRole('row').filter({ hasText: /^VIP/ }).innerText()).toContain('-3');
  });

  it('shows who would move before thresholds are saved, and who moved after', async () => {
    const { page, orgId } = await openCopy('/segments?tab=rules');
    // Counts, and moves with them, are made at most once a minute.
    const hourAgo = new Date(Date.now() - 3_600_000);
    await openFirestore().doc(`orgs/${orgId}/stats/current`).update({ computedAt: hourAgo });
    const from = page.getByLabel('Slipping from (days)');
    const show = page.getByRole('button', { name: 'Show who would move' });
    expect(await show.isDisabled()).toBe(true);
    await from.fill('70');
    await page.getByText('At risk comes after slipping: enter more than 70 days.').waitFor();
    expect(await show.isDisabled()).toBe(true);
    await from.fill('1');
    await show.click();
    const preview = region(page, 'Preview');
    const head = await preview.getByText(/^[\d,]+ customers? would move/).innerText();
    const moving = Number(head.replace(/\D/g, ''));
    await preview.getByRole('columnheader', { name: 'Then' }).waitFor();
    const org = openFirestore().doc(`orgs/${orgId}`);
    const version = async () => (await org.get()).get('rulesVersion');
    expect(await version()).toBe(1);
    await page.getByRole('button', { name: 'Save these thresholds' }).click();
    await page.getByText(/^Saved as version 2\./).waitFor();
    await page.getByText('Slipping from: 30 days became 1 day').waitFor();
    expect(await from.inputValue()).toBe('1');
    expect(await version()).toBe(2);
    await page.getByRole('tab', { name: 'Sizes and moves' }).click();
    const moves = region(page, 'Moves between segments');
    await moves.getByText(/^\d+ moves? since .+\(green\)/).waitFor();
    expect(moving).toBeGreaterThan(0);
  });

  it('saves the thresholds of which one saw whom they move: none can be typed meanwhile', async () => {
    const { page, orgId } = await openCopy('/segments?tab=rules');
    const gate = new EventEmitter();
    const isAnswered = once(gate, 'open');
    await page.route('**/updateSegmentRules', async (route) => {
      await isAnswered;
      await route.continue();
    });
    const days = page.getByLabel('New for (days)');
    await days.fill('20');
    await page.getByRole('button', { name: 'Show who would move' }).click();
    await page.locator('button[aria-busy="true"]').waitFor();
    await days.press('1');
    gate.emit('open');
    await page.getByRole('button', { name: 'Save these thresholds' }).click();
    await page.getByText(/^Saved as version 2\./).waitFor();
    const stored = await openFirestore().doc(`orgs/${orgId}/rules/2`).get();
    expect(stored.get('segments.newMaxDays')).toBe(20);
    expect(await days.inputValue()).toBe('20');
  });

  it('says since when customers are watched, where that is not all the week', async () => {
    const { page, orgId } = await openCopy('/segments');
    const org = openFirestore().doc(`orgs/${orgId}`);
    const timezone = String((await org.get()).get('timezone'));
    const today = createDayReader(timezone)(new Date());
    for (const { ref } of (await org.collection('transitions').get()).docs) await ref.delete();
    await org
      .collection('stats')
      .doc(`moves_${today.slice(0, 7)}`)
      .set({
        month: today.slice(0, 7),
        timezone,
        since: new Date(),
        days: {},
        readThrough: null,
        checkedOn: today,
        computedAt: new Date(),
      });
    const card = region(page, 'Who slipped away this week');
    await card.getByText(/^Watched only since /).waitFor();
    await card.getByRole('link', { name: /^Who is slipping now/ }).click();
    await page.waitForURL('**/customers?segment=slipping');
  });

  it('says that somebody else was faster, and keeps what is typed', async () => {
    const { page, orgId } = await openCopy('/segments?tab=rules');
    await page.getByLabel('New for (days)').fill('20');
    await page.getByRole('button', { name: 'Show who would move' }).click();
    await page.getByRole('button', { name: 'Save these thresholds' }).waitFor();
    const org = openFirestore().doc(`orgs/${orgId}`);
    const rules = (await org.collection('rules').doc('1').get()).data();
    await org
      .collection('rules')
      .doc('2')
      .set({ ...rules });
    await org.update({ rulesVersion: 2 });
    await page.getByText('Version 2. The first that holds decides.').waitFor();
    expect(await page.getByRole('button', { name: 'Save these thresholds' }).count()).toBe(0);
    expect(await page.getByLabel('New for (days)').inputValue()).toBe('20');
  });

  it('lets a viewer look at thresholds and change none', async () => {
    const page = await settle(
      await pages.openPage({ role: 'viewer', path: '/segments?tab=rules' }),
    );
    await page.getByText('Only managers and above may do this.').waitFor();
    expect(await page.getByLabel('Slipping from (days)').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Show who would move' }).count()).toBe(0);
  });

  it('lists valuable customers who need attention, those who spent most first', async () => {
    const page = await settle(
      await pages.openPage({ role: 'viewer', path: '/segments?tab=watch' }),
    );
    const spent = await page
      .getByRole('list', { name: 'Watch list' })
      .getByText(/^\$[\d,]+ in /)
      .allInnerTexts();
    const amounts = spent.map((text) => Number(text.replace(/ in.*/s, '').replace(/[$,]/g, '')));
    expect(amounts.length).toBeGreaterThan(5);
    expect(amounts).toEqual(amounts.toSorted((left, right) => right - left));
  });

  it('shows who came back, month by month', async () => {
    const page = await settle(
      await pages.openPage({ role: 'viewer', path: '/segments?tab=cohorts' }),
    );
    await page.getByText(/^Of 100 new customers, \d+ buy again in the next month/).waitFor();
    const table = region(page, 'Who came back, by month');
    expect((await table.getByRole('columnheader').allInnerTexts()).slice(0, 4)).toEqual([
      'First bought',
      'Customers',
      '+1',
      '+2',
    ]);
    expect(await table.getByRole('row').count()).toBeGreaterThan(10);
  });

  it('counts the customers of every RFM group, and leads to them', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer', path: '/segments?tab=rfm' }));
    const cells = await region(page, 'Grid of buying habits').getByRole('cell').allInnerTexts();
    expect(cells).toHaveLength(25);
    const inCells = cells.reduce(
      (sum, text) => sum + Number.parseInt(text.replace(',', ''), 10),
      0,
    );
    const fits = openFirestore().collection('orgs/demo/models').orderBy('createdAt', 'desc');
    const [fit] = (await fits.limit(1).get()).docs;
    expect(inCells).toBe(Number(fit?.get('rfm.customers')));
    await region(page, 'The groups').getByRole('link', { name: 'Champions' }).click();
    await page.waitForURL('**/customers?rfm=champions');
  });

  it.each(TABS)('has no barrier that axe knows in the part "%s", and fits a phone', async (tab) => {
    const path = `/segments?tab=${tab}`;
    const page = await settle(await pages.openPage({ role: 'owner', path }));
    await expectNoViolations(page);
    await reloadAs(page, { colorScheme: 'dark', size: PHONE });
    await settle(page);
    await expectNoViolations(page);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expectSoon(async () => (await width()) <= PHONE.width, true);
  });
});
