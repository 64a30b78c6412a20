import type { Browser } from 'playwright-core';
import { copyShop, openFirestore } from './copy-shop';
import { expectNoViolations } from './expect-no-violations';
import { expectSoon } from './expect-soon';
import { withBrowser } from './harness';
import { launchBrowser } from './launch-browser';
import { createAccount, readPageConfig } from './people';
import { sellSomething } from './point-of-sale';
import { readSetting } from './read-setting';
import { watchProblems } from './watch-problems';

const origin = readSetting('TRELLIS_PAGE_ORIGIN');

async function countCustomers(orgId: string): Promise<number> {
  const customers = openFirestore().collection(`orgs/${orgId}/customers`);
  return (await customers.count().get()).data().count;
}

/** Whether the contact details of the first customer who has an order are there. */
async function hasContact(orgId: string): Promise<boolean> {
  const customers = openFirestore().collection(`orgs/${orgId}/customers`);
  const { docs } = await customers.where('insights.totals.orderCount', '>', 0).limit(1).get();
  const contact = await docs[0]?.ref.collection('private').doc('contact').get();
  return contact?.exists === true;
}

describe('watchProblems', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('sees what the content-security policy forbids, and it does not happen', async () => {
    const problems: string[] = [];
    const context = await browser.newContext();
    await watchProblems(context, (problem) => problems.push(problem));
    const page = await context.newPage();
    await page.goto(origin);
    const happened = await page.evaluate(async () => {
      const seen = new Promise((resolve) => {
        addEventListener('securitypolicyviolation', resolve, { once: true });
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      await seen;
      return Reflect.get(globalThis, 'injected') === true;
    });
    expect(happened).toBe(false);
    await context.close();
    expect(problems).toEqual([expect.stringMatching(/^policy: script-src-elem blocked inline/)]);
  });

  it('sees an error that nobody catches', async () => {
    const problems: string[] = [];
    const context = await browser.newContext();
    await watchProblems(context, (problem) => problems.push(problem));
    const page = await context.newPage();
    await page.goto(origin);
    const heard = context.waitForEvent('weberror');
    await page.evaluate(
      () => void setTimeout(() => Reflect.apply(Reflect.get(globalThis, 'none'), null, [])),
    );
    await heard;
    await context.close();
    expect(problems).toHaveLength(1);
  });
});

describe('the harness', () => {
  const pages = withBrowser();

  it('sells something that the pipeline then stores', async () => {
    const id = await sellSomething();
    const isStored = async () => (await openFirestore().doc(`orgs/demo/orders/${id}`).get()).exists;
    await expectSoon(isStored, true);
  });

  it('copies the shop for those who want to change it', async () => {
    const orgId = await copyShop();
    const account = await createAccount(await readPageConfig(origin), { [orgId]: 'marketing' });
    const page = await pages.openPage({ account, orgId });
    await page.getByText('Copied Dispensary').first().waitFor();
    expect(await countCustomers(orgId)).toBe(await countCustomers('demo'));
    expect(await hasContact(orgId)).toBe(true);
  });

  it('finds barriers', async () => {
    const page = await pages.openPage();
    await page.evaluate(() =>
      document.querySelector('main')?.append(document.createElement('button')),
    );
    await expect(expectNoViolations(page)).rejects.toThrow('button-name');
  });

  it('counts what a page reads', async () => {
    const { page, counter } = await pages.openCountedPage({ role: 'viewer' });
    await page.getByText('Demo Dispensary').first().waitFor();
    expect(counter.reads().documents).toBeGreaterThan(0);
    counter.reset();
    expect(counter.reads()).toEqual({ documents: 0, aggregations: 0 });
  });
});
