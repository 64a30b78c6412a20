import type { Page } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';
import { openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { fillDesk, MISSING, SENT, type Desk } from './fill-desk';
import { withBrowser } from './harness';

const pages = withBrowser();

const TABS = ['runs', 'desk', 'webhooks', 'books', 'schedule', 'members', 'erase', 'journal'];
const PHONE = 375;
const HOURS_AGO_MS = 5 * 3_600_000;

let desk: Desk;

beforeEach(async () => {
  desk = await fillDesk(pages.origin);
});

async function openTab(tab: string, role: Role = 'manager'): Promise<Page> {
  const account = await desk.join(role);
  return pages.openPage({ account, orgId: desk.orgId, path: `/sync?tab=${tab}` });
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stored = async (path: string, field: string): Promise<unknown> =>
  (await openFirestore().doc(`orgs/${desk.orgId}/${path}`).get()).get(field);

describe('a sync', () => {
  it('begins when it is asked for, shows how it goes, and leaves everything live', async () => {
    const status = openFirestore().doc('orgs/demo/status/sync');
    await status.update({ lastSuccessAt: new Date(Date.now() - HOURS_AGO_MS) });
    const page = await pages.openPage({ role: 'manager', path: '/sync' });
    await page.getByRole('banner').getByText('Stale', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Sync now' }).click();
    const progress = card(page, 'This sync');
    await progress.getByText('Complete, started by hand').waitFor();
    await progress.getByRole('row', { name: /^Customers Complete/ }).waitFor();
    await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
    const [run] = await card(page, 'Runs')
      .getByRole('row', { name: /started by hand/ })
      .allInnerTexts();
    expect(run).toMatch(/Complete\s.*\$0\.\d+$/s);
  });

  it('is told in every detail, and the address names it', async () => {
    const page = await pages.openPage({ role: 'viewer', path: '/sync' });
    await card(page, 'Runs')
      .getByRole('button', { name: /[AP]M$/ })
      .last()
      .click();
    await page.getByRole('dialog').getByText('Cost').waitFor();
    await page.reload();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^\$0\.\d+ for \d+ requests to the point of sale/).waitFor();
    await dialog.getByRole('row', { name: /^Orders Complete/ }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expectSoon(async () => new URL(page.url()).search, '');
  });
});

/** A run that nobody works at. */
async function startRun(): Promise<void> {
  const { docs } = await openFirestore()
    .collection('orgs/demo/syncRuns')
    .where('trigger', '==', 'schedule')
    .limit(1)
    .get();
  const counts = { ...docs[0]?.get('reports.customers.counts'), pages: 7, fetched: 700 };
  await openFirestore()
    .doc(`orgs/${desk.orgId}/syncRuns/at-work`)
    .set({
      ...docs[0]?.data(),
      state: 'running',
      startedAt: new Date(),
      finishedAt: null,
      createdAt: new Date(),
      progressAt: new Date(),
      reports: { customers: { state: 'running', counts, error: null } },
    });
}

describe('a sync at work', () => {
  it('shows its figures as they come, and ends when it is cancelled', async () => {
    await startRun();
    const page = await openTab('runs');
    const progress = card(page, 'This sync');
    await progress.getByText('Reading customers.').waitFor();
    await progress.getByRole('row', { name: /^Customers At work 7 700 / }).waitFor();
    const run = openFirestore().doc(`orgs/${desk.orgId}/syncRuns/at-work`);
    await run.update({
      'reports.customers.counts.pages': 8,
      'reports.customers.counts.fetched': 800,
    });
    await progress.getByRole('row', { name: /^Customers At work 8 800 / }).waitFor();
    await progress.getByRole('button', { name: 'Cancel this sync' }).click();
    await progress.getByText('Stopping. It ends after the page it is at.').waitFor();
    expect(await stored('syncRuns/at-work', 'cancelRequested')).toBe(true);
    await run.update({ state: 'cancelled', finishedAt: new Date() });
    await progress.getByText('Cancelled, by schedule').waitFor();
  });

  it('is found among syncs of everything, not among those after a notice', async () => {
    await startRun();
    const runs = openFirestore().collection(`orgs/${desk.orgId}/syncRuns`);
    const found = (await runs.doc('at-work').get()).data();
    await runs.doc('noticed').set({ ...found, trigger: 'hint', state: 'succeeded' });
    const page = await openTab('runs', 'viewer');
    const list = card(page, 'Runs').getByRole('row', { name: /[AP]M/ });
    await expectSoon(() => list.count(), 2);
    await page.getByLabel('Which runs').selectOption('Syncs of everything');
    await expectSoon(() => list.count(), 1);
    await page.reload();
    await list.getByText('by schedule').waitFor();
    expect(await list.count()).toBe(1);
  });
});

describe('what waits for a decision', () => {
  it('comes first on the page, with the way there', async () => {
    const page = await openTab('runs');
    const state = card(page, 'State of the data');
    await state.getByText('3 things wait for a decision.').waitFor();
    await state.getByRole('link', { name: 'Decide' }).click();
    await page.getByRole('tab', { name: 'To decide', selected: true }).waitFor();
  });

  it('names the records of a held deletion, and deletes them only when it was asked twice', async () => {
    const page = await openTab('desk');
    const holds = card(page, 'Held deletions');
    await holds.getByText('The point of sale named 2,524 of 2,527 customers.').waitFor();
    await holds.getByText('Which 3 customers are missing').click();
    await holds.getByText(MISSING.join(', ')).waitFor();
    await holds.getByRole('button', { name: 'Delete them' }).click();
    expect(await stored('holds/customers', 'state')).toBe('open');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 3 customers' }).click();
    await holds.getByText(/^To be deleted by the next complete sync/).waitFor();
    expect(await stored('holds/customers', 'state')).toBe('confirmed');
    await holds.getByRole('button', { name: 'Keep them' }).click();
    await holds.getByText('Kept. The same records are not asked about again.').waitFor();
    expect(await stored('holds/customers', 'state')).toBe('rejected');
  });

  it('is decided as it was shown: another set of records is another question', async () => {
    const page = await openTab('desk');
    const holds = card(page, 'Held deletions');
    await holds.getByRole('button', { name: 'Delete them' }).click();
    const hold = openFirestore().doc(`orgs/${desk.orgId}/holds/customers`);
    await hold.update({ digest: 'four-missing', ids: [...MISSING, '10234'] });
    await page.getByText('Which 4 customers are missing').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete 3 customers' }).click();
    await holds.getByText(/^It is about other records now/).waitFor();
    expect(await stored('holds/customers', 'state')).toBe('open');
  });

  it('shows what was sent as text, with every digit, and asks for it again', async () => {
    const page = await openTab('desk');
    const aside = card(page, 'Records that could not be read');
    await aside.getByText('total: not an amount of money: "<b>?</b>"').waitFor();
    await aside.getByRole('button', { name: 'See what was sent: Order 777' }).click();
    const sent = page.getByLabel('What was sent', { exact: true });
    await sent.waitFor();
    expect((await sent.innerText()).replace(/\s*\n\s*/g, '').replaceAll(': ', ':')).toBe(SENT);
    await page.getByRole('button', { name: 'Close' }).click();
    await aside.getByRole('button', { name: 'Ask again for Order 777' }).click();
    await aside.getByText(/^1 record asked for again\./).waitFor();
  });

  it('is taken off the list when it is dismissed', async () => {
    const page = await openTab('desk');
    await page.getByRole('button', { name: 'Dismiss Order 777' }).click();
    await page.getByText('Nothing is set aside').waitFor();
    expect(await stored('quarantine/orders-777', 'state')).toBe('dismissed');
  });

  it('is tried again where it was given up', async () => {
    const page = await openTab('desk');
    await card(page, 'Given up').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nothing was given up').waitFor();
    expect(await stored('deadLetters/change-1', 'state')).toBe('redriven');
  });
});

describe('what was told', () => {
  it('is said in words: announcements, and what it means when they stop', async () => {
    const page = await openTab('webhooks');
    await page.getByRole('row', { name: /till\.opened.*Of a kind nobody knows/s }).waitFor();
    // Whoever sweeps meanwhile counts anew, and finds no sales here.
    await openFirestore()
      .doc(`orgs/${desk.orgId}/status/sync`)
      .update({ 'attention.webhookSilence': true });
    await page.getByText(/^The point of sale sells and announces nothing any more\./).waitFor();
  });

  it('is set beside ours where a day differs', async () => {
    const page = await openTab('books', 'viewer');
    const figures = page.getByRole('region', { name: 'Figures of Tue, Jan 27' });
    await figures.getByRole('row', { name: 'Total $1,245.00 $1,244.00 −$1.00' }).waitFor();
    await figures.getByRole('row', { name: 'Taxes $95.00 $95.00 –' }).waitFor();
  });

  it('is kept of decisions, with who took them', async () => {
    const page = await openTab('journal');
    await page.getByText('Changed the schedule').waitFor();
    await page.getByText('robin, who runs Trellis').waitFor();
  });
});

describe('every part of the page', () => {
  it.each(TABS)('has no barrier that axe knows: %s, dark, on a phone', async (tab) => {
    const account = await desk.join('owner');
    const path = `/sync?tab=${tab}`;
    const { orgId } = desk;
    const page = await pages.openPage({ account, orgId, path, width: PHONE, colorScheme: 'dark' });
    await page.getByRole('tab', { selected: true }).waitFor();
    await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE,
    );
    await expectNoViolations(page);
  });

  it.each(TABS)('has no barrier that axe knows: %s, light', async (tab) => {
    const page = await openTab(tab, 'owner');
    await page.getByRole('tab', { selected: true }).waitFor();
    await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
    await expectNoViolations(page);
  });
});
