import type { Page } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';
import { openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { fillDesk, type Desk } from './fill-desk';
import { withBrowser } from './harness';
import { screenshot } from './screenshot';

const PHONE = { width: 375, height: 812 };

const pages = withBrowser();

let desk: Desk;

beforeAll(async () => {
  desk = await fillDesk(pages.origin);
});

async function openMail(role: Role): Promise<{ page: Page; uid: string }> {
  const account = await desk.join(role);
  const page = await pages.openPage({ account, orgId: desk.orgId, path: '/sync?tab=mail' });
  return { page, uid: account.uid };
}

const choiceOf = async (uid: string): Promise<unknown> =>
  (await openFirestore().doc(`orgs/${desk.orgId}/members/${uid}`).get()).get('mail');

describe('what one gets by e-mail', () => {
  it('is switched off and on by oneself', async () => {
    const { page, uid } = await openMail('manager');
    const report = page.getByLabel(/^The weekly report/);
    await expectSoon(() => report.isChecked(), true);
    await report.uncheck();
    await expectSoon(() => choiceOf(uid), { report: false });
    await expectSoon(() => report.isEnabled(), true);
    expect(await report.isChecked()).toBe(false);
    expect(await page.getByLabel(/^Notices/).isChecked()).toBe(true);
    await report.check();
    await expectSoon(() => choiceOf(uid), { report: true });
  });

  it('is nothing for a viewer, until they ask for it', async () => {
    const { page, uid } = await openMail('viewer');
    const report = page.getByLabel(/^The weekly report/);
    await expectSoon(() => report.isChecked(), false);
    const panel = page.getByRole('tabpanel');
    await panel.getByText('Only managers and above may do this.').waitFor();
    expect(await page.getByRole('button', { name: 'Show last week’s report' }).count()).toBe(0);
    await report.check();
    await expectSoon(() => choiceOf(uid), { report: true });
  });
});

describe('the weekly report', () => {
  it('is shown as it goes out, in a frame where no script runs', async () => {
    const { page } = await openMail('manager');
    await page.getByRole('button', { name: 'Show last week’s report' }).click();
    const frame = page.locator('iframe[title^="Report of the week from"]');
    expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin');
    const report = frame.contentFrame();
    const heading = report.getByRole('heading', { level: 1 });
    await heading.waitFor();
    // The policy of the page lets no style of a mail through: the page has set them.
    await expectSoon(
      () => heading.evaluate((element) => getComputedStyle(element).fontSize),
      '24px',
    );
    expect(await report.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Sales',
      'Who moved',
      'Who to win back',
      'How syncing works',
    ]);
    await page.getByText('E-mail is not set up here').waitFor();
    await expectNoViolations(page);
    await screenshot(page, 'report-preview');
    await page.setViewportSize(PHONE);
    await screenshot(page, 'report-preview-phone');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
