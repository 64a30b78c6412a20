import type { Page } from 'playwright-core';
import { copyShop, openFirestore } from './copy-shop';
import { withBrowser } from './harness';
import { createAccount, readPageConfig } from './people';

const pages = withBrowser();

async function settle(page: Page): Promise<Page> {
  await page.getByRole('heading', { level: 1, name: 'Model' }).waitFor();
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
  return page;
}

/** A page of an organisation that nobody else looks at. */
async function openCopy(): Promise<{ page: Page; orgId: string }> {
  const orgId = await copyShop();
  const account = await createAccount(await readPageConfig(pages.origin), { [orgId]: 'viewer' });
  return { page: await settle(await pages.openPage({ account, orgId, path: '/model' })), orgId };
}

describe('Model', () => {
  it('shows what was promised and what happened, as a chart and as a table', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer', path: '/model' }));
    const card = page.getByRole('region', { name: 'Who comes back', exact: true });
    await card
      .getByText(/^(Close|Fair|Rough) Off by at most [\d.]+ points? in any tenth\./)
      .waitFor();
    await card.locator('svg .recharts-bar-rectangle').first().waitFor({ state: 'attached' });
    await card.getByText('The same as a table').click();
    expect(await card.getByRole('row').count()).toBe(11);
  });

  it('holds orders and revenue against what came and against a plain guess', async () => {
    const page = await settle(await pages.openPage({ role: 'viewer', path: '/model' }));
    for (const name of ['How many orders', 'How much revenue']) {
      const card = page.getByRole('region', { name, exact: true });
      const terms = await card.getByRole('term').allInnerTexts();
      expect(terms).toEqual(['What came', 'The model', 'Plain guess']);
      await card.getByText(/^(Better|As good|Worse)$/).waitFor();
    }
    await page.getByText('The parameters', { exact: true }).click();
    await page.getByRole('region', { name: 'Parameters' }).getByText('alphaDays').waitFor();
  });

  it('says why nothing is forecast', async () => {
    const { page, orgId } = await openCopy();
    const db = openFirestore();
    const fitId = String((await db.doc(`orgs/${orgId}`).get()).get('fitId'));
    const message = '150 customers have bought so far; a forecast needs 200.';
    const gate = { open: false, reason: 'too_few_customers', message };
    await db.doc(`orgs/${orgId}/models/${fitId}`).update({
      'purchase.gate': gate,
      'purchase.parameters': null,
      'purchase.spendGate': gate,
      'purchase.spendParameters': null,
      scorecard: null,
    });
    await page.getByText(`Nothing is forecast yet. ${message}`).waitFor();
    await page.getByText('Not tested yet').waitFor();
    expect(await page.getByRole('region', { name: 'For the curious' }).count()).toBe(0);
  });

  it('says when the first fit comes, before there is one', async () => {
    const { page, orgId } = await openCopy();
    await openFirestore().doc(`orgs/${orgId}`).update({ fitId: null });
    await page.getByText('The model is fitted once a week', { exact: false }).waitFor();
  });
});
