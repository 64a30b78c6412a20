import type { Page } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';
import { suggestionId } from '../../functions/src/store/suggestions';
import { copyCustomers, type SmallShop } from './copy-customers';
import { openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { HOSTILE_NAMES } from './hostile-names';
import { sellSomething } from './point-of-sale';
import { reloadAs } from './reload-as';

const pages = withBrowser();

const CUSTOMERS = 12;

let shop: SmallShop;

beforeAll(async () => {
  shop = await copyCustomers(pages.origin, CUSTOMERS);
});

const idOf = (index: number): string => shop.customers[index] ?? '';
const customerDoc = (index: number) =>
  openFirestore().doc(`orgs/${shop.orgId}/customers/${idOf(index)}`);
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function openCustomer(index: number, role: Role): Promise<Page & { readonly uid?: string }> {
  const account = await shop.join(role);
  const path = `/customers/${idOf(index)}`;
  const page = await pages.openPage({ account, orgId: shop.orgId, path });
  await part(page, 'Segment and why').waitFor();
  return Object.assign(page, { uid: account.uid });
}

describe('one customer', () => {
  it('shows the segment with its why, and changes it by itself', async () => {
    const page = await openCustomer(0, 'viewer');
    const why = (await customerDoc(0).get()).get('insights.why.text');
    await part(page, 'Segment and why').getByText(`${why}.`).first().waitFor();
    await customerDoc(0).update({
      'insights.segment': 'slipping',
      'insights.why.text': 'Slipping: last order long ago',
    });
    await page.getByRole('main').getByText('Slipping', { exact: true }).first().waitFor();
    await part(page, 'Segment and why').getByText('Slipping: last order long ago.').waitFor();
  });

  it('says why the customer is at risk, part by part', async () => {
    await customerDoc(1).update({
      'insights.churn': {
        score: 80,
        risk: 'critical',
        trend: 'increasing',
        parts: { silence: 30, fewOrders: 20, trend: 30 },
        text: 'Critical, 80 of 100; no order for 45 days or more: 30, 2 orders: 20, Slipping: 30',
      },
    });
    await customerDoc(1).update({
      'insights.watch': {
        listed: true,
        value: 'Loyal by value',
        reasons: [{ reason: 'silent', text: 'no order for 21 days or more' }],
      },
    });
    const page = await openCustomer(1, 'viewer');
    const risk = part(page, 'Risk of losing them');
    await risk.getByText('Critical', { exact: true }).waitFor();
    await risk.getByRole('meter', { name: 'Days without an order' }).waitFor();
    await risk.getByText('no order for 45 days or more: 30').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await reloadAs(page, { colorScheme });
      await risk.getByText('On the watch list.').waitFor();
      await expectNoViolations(page);
    }
  });

  it('shows the latest orders, older ones on demand, and a move among them', async () => {
    await customerDoc(0)
      .parent.parent?.collection('transitions')
      .add({
        customerId: idOf(0),
        number: 1,
        from: 'new',
        to: 'loyal',
        at: new Date(),
        cause: 'purchase',
        why: 'Loyal: 2 orders, 2 needed',
      });
    const timeline = part(await openCustomer(0, 'viewer'), 'Timeline');
    await timeline.getByText('Loyal: 2 orders, 2 needed').waitFor();
    const orders = openFirestore().collection(`orgs/${shop.orgId}/orders`);
    const all = (await orders.where('customerId', '==', idOf(0)).get()).size;
    const shown = timeline.getByRole('link', { name: /^Order of/ });
    const more = timeline.getByRole('button', { name: 'Show more' });
    await expectSoon(async () => {
      await more.evaluateAll((found) => {
        for (const one of found) if (one instanceof HTMLElement) one.click();
      });
      return shown.count();
    }, all);
  });

  it('says so when there is no such customer', async () => {
    const account = await shop.join('viewer');
    const page = await pages.openPage({ account, orgId: shop.orgId, path: '/customers/alv_none' });
    await page.getByText('There is no customer of this id').waitFor();
  });

  it('shows a sale within seconds, and offers what is in stock with its reasons', async () => {
    const [found] = (
      await openFirestore()
        .collection('orgs/demo/customers')
        .where('insights.totals.orderCount', '>=', 5)
        .limit(1)
        .get()
    ).docs;
    const id = found?.id ?? '';
    const page = await pages.openPage({ role: 'viewer', path: `/customers/${id}` });
    const offer = part(page, 'What to offer');
    await offer
      .getByText(/in stock$/)
      .first()
      .waitFor();
    expect(await offer.getByRole('list').count()).toBeGreaterThan(1);
    const timeline = part(page, 'Timeline');
    await timeline
      .getByRole('link', { name: /^Order of/ })
      .first()
      .waitFor();
    const order = await sellSomething({ id_customer: id.replace('alv_', '') });
    await timeline.locator(`a[href$="/orders/${order}"]`).waitFor();
  });
});

/** What staff keep of a customer, with a word in place of each instant. */
async function readCrm(index: number): Promise<unknown> {
  const crm: unknown = (await customerDoc(index).get()).get('crm');
  return JSON.parse(JSON.stringify(crm ?? null, (key, value) => (key === 'at' ? 'then' : value)));
}

describe('what staff keep', () => {
  it('is tags, notes and consent, signed by who wrote it', async () => {
    const page = await openCustomer(2, 'marketing');
    const staff = part(page, 'Kept by staff');
    await staff.getByLabel('New tag').fill('Likes edibles');
    await staff.getByRole('button', { name: 'Add' }).click();
    await staff.getByText('Likes edibles', { exact: true }).waitFor();
    await staff.getByLabel('Notes').fill('Ask for Sam.\nNot on Mondays.');
    await staff.getByRole('button', { name: 'Save notes' }).click();
    const answers = staff.getByRole('group', { name: 'What they said about e-mail' });
    await answers.getByRole('button', { name: 'Agreed' }).click();
    await staff.getByText(/^Agreed, recorded by you/).waitFor();
    const signature = { by: page.uid, at: 'then' };
    await expectSoon(() => readCrm(2), {
      tags: ['Likes edibles'],
      notes: 'Ask for Sam.\nNot on Mondays.',
      consent: { email: { granted: true, ...signature } },
      edited: signature,
    });
    await staff.getByRole('button', { name: 'Remove the tag Likes edibles' }).click();
    await expectSoon(async () => (await customerDoc(2).get()).get('crm.tags'), []);
  });

  it('warns of notes that a colleague changed meanwhile', async () => {
    const staff = part(await openCustomer(3, 'marketing'), 'Kept by staff');
    await staff.getByLabel('Notes').fill('Mine');
    await customerDoc(3).update({ 'crm.notes': 'Theirs' });
    await staff.getByText(/A colleague has changed these notes meanwhile/).waitFor();
    await staff.getByText('Theirs', { exact: true }).waitFor();
    expect(await staff.getByLabel('Notes').inputValue()).toBe('Mine');
  });

  it('is put back, with a reason, when the server refuses it', async () => {
    const page = await openCustomer(4, 'marketing');
    const staff = part(page, 'Kept by staff');
    // A tag that came from elsewhere and that the rules refuse makes every later change of the tags be refused.
    await customerDoc(4).update({ 'crm.tags': ['x'.repeat(41)] });
    await staff.getByText('x'.repeat(41)).waitFor();
    await staff.getByLabel('New tag').fill('fine');
    await staff.getByRole('button', { name: 'Add' }).click();
    await staff.getByText(/^Not saved\. /).waitFor();
    await expectSoon(() => staff.getByText('fine', { exact: true }).count(), 0);
  });

  it('is only looked at by viewers, who see no contact details', async () => {
    const page = await openCustomer(2, 'viewer');
    const staff = part(page, 'Kept by staff');
    await staff.getByText('Marketing and above may change this').waitFor();
    expect(await staff.getByRole('textbox').count()).toBe(0);
    expect(await staff.getByRole('button').count()).toBe(0);
    await part(page, 'Contact').getByText('Contact details are for marketing and above.').waitFor();
    expect(await part(page, 'The same person twice?').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Erase' }).count()).toBe(0);
  });
});

describe('duplicates', () => {
  it('are suggested with reasons, linked, and taken apart again', async () => {
    const [first = '', second = ''] = [idOf(5), idOf(6)].toSorted();
    await openFirestore()
      .doc(`orgs/${shop.orgId}/suggestions/${suggestionId(first, second)}`)
      .set({
        first,
        second,
        reasons: [{ kind: 'same_phone', text: 'same phone number ending 0123' }],
        strength: 'strong',
        state: 'open',
        foundAt: new Date(),
        decidedBy: null,
        decidedAt: null,
        primary: null,
      });
    const page = await openCustomer(5, 'marketing');
    const card = part(page, 'The same person twice?');
    await card.getByText('same phone number ending 0123').waitFor();
    await card.getByRole('button', { name: 'Same person, keep this one' }).click();
    await card.getByText('The same person', { exact: true }).waitFor();
    await page.getByText(/^The same person as/).waitFor();
    await expectSoon(async () => (await customerDoc(6).get()).get('crm.mergedInto'), idOf(5));
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByText('Very likely', { exact: true }).waitFor();
    await expectSoon(async () => (await customerDoc(6).get()).get('crm.mergedInto'), undefined);
  });
});

it.each(Object.entries(HOSTILE_NAMES))(
  'a hostile name (%s) is shown as it is and does nothing',
  async (_, name) => {
    await customerDoc(7).update({ 'profile.displayName': name, 'crm.tags': [name.slice(0, 40)] });
    const account = await shop.join('owner');
    const path = `/customers/${idOf(7)}`;
    const page = await pages.openPage({ account, orgId: shop.orgId, path, width: 375 });
    await expectSoon(() => page.getByRole('heading', { level: 1 }).textContent(), name);
    expect(await page.locator('main img').count()).toBe(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
  },
);
