import { suggestionId } from '../../functions/src/store/suggestions';
import { copyCustomers } from './copy-customers';
import { openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';

const pages = withBrowser();

describe('going from one customer straight to another', () => {
  it('leaves what was typed about the first one behind', async () => {
    const shop = await copyCustomers(pages.origin, 2);
    const org = openFirestore().doc(`orgs/${shop.orgId}`);
    const [from, to = ''] = shop.customers;
    const [first = '', second = ''] = [from, to].toSorted();
    await org
      .collection('suggestions')
      .doc(suggestionId(first, second))
      .set({
        kind: 'duplicate',
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
    const account = await shop.join('marketing');
    const page = await pages.openPage({ account, orgId: shop.orgId, path: `/customers/${from}` });
    const notes = page.getByLabel('Notes');
    await notes.fill('Only of the first one');
    // Their page is read for their name already, so that nothing has to be waited for on the way.
    const other = page.getByRole('region', { name: 'The same person twice?' }).getByRole('link');
    await expectSoon(async () => (await other.innerText()) === to, false);
    const name = await other.innerText();
    await other.click();
    await page.waitForURL(`**/customers/${to}`);
    await expectSoon(() => page.getByRole('heading', { level: 1 }).textContent(), name);
    expect(await notes.inputValue()).toBe('');
  });
});
