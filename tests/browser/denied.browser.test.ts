import type { Page } from 'playwright-core';
import { requestSchemas } from '../../functions/src/model/callable-requests';
import { callAs, type Caller } from './call-as';
import { copyCustomers, type SmallShop } from './copy-customers';
import { openFirestore } from './copy-shop';
import { withBrowser } from './harness';
import { readPageConfig } from './people';

const pages = withBrowser();

const MANAGERS = 'Only managers and above may do this.';

let shop: SmallShop;
let caller: Caller;

beforeAll(async () => {
  shop = await copyCustomers(pages.origin, 2);
  caller = await callAs(await readPageConfig(pages.origin), await shop.join('viewer'));
});

async function openAsViewer(path: string): Promise<Page> {
  const account = await shop.join('viewer');
  return pages.openPage({ account, orgId: shop.orgId, path });
}

describe('a viewer is not offered', () => {
  it('a sync, and is told who may start one', async () => {
    const page = await openAsViewer('/sync');
    await page.getByText(MANAGERS).waitFor();
    expect(await page.getByRole('button', { name: 'Sync now' }).isDisabled()).toBe(true);
    const tabs = await page.getByRole('tab').allInnerTexts();
    expect(tabs).toEqual(['Runs', 'Books', 'Schedule', 'E-mail']);
  });

  it.each([
    ['desk', MANAGERS],
    ['webhooks', MANAGERS],
    ['members', MANAGERS],
    ['journal', MANAGERS],
    ['erase', 'Only owners may do this.'],
  ])('the part %s of the Sync page, even by its address', async (tab, text) => {
    const page = await openAsViewer(`/sync?tab=${tab}`);
    const panel = page.getByRole('tabpanel');
    await panel.getByText(text).waitFor();
    expect(await panel.getByRole('button').count()).toBe(0);
  });

  it('changes to the schedule', async () => {
    const page = await openAsViewer('/sync?tab=schedule');
    await page.getByRole('tabpanel').getByText(MANAGERS).waitFor();
    expect(await page.getByRole('tabpanel').getByRole('button').count()).toBe(0);
  });

  it('an export of customers', async () => {
    const page = await openAsViewer('/customers');
    const button = page.getByRole('button', { name: /export/i });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
  });
});

/** What everybody of an organisation may ask for: offers to a customer, and mail of one's own. */
const FOR_EVERYBODY: readonly string[] = ['recommendFor', 'chooseMail'];

/** A valid request for each function that a viewer may not call. */
function requests(): Record<string, object> {
  const { orgId, customers } = shop;
  const [customerId] = customers;
  return {
    syncNow: { orgId },
    cancelRun: { orgId, runId: 'manual-1' },
    updateOrg: { orgId, status: 'paused' },
    updateSegmentRules: { orgId, rules: {}, preview: true },
    mergeCustomers: { orgId, suggestionId: 's', decision: 'reject' },
    retryQuarantined: { orgId, ids: 'all', action: 'dismiss' },
    readQuarantined: { orgId, id: 'orders-777' },
    redriveDeadLetter: { orgId, id: 'change-1' },
    decideHold: { orgId, id: 'customers', digest: null, decision: 'confirm' },
    eraseCustomer: {
      orgId,
      customerId,
      confirmation: customerId.slice(customerId.indexOf('_') + 1),
    },
    exportCustomers: { orgId, filter: {} },
    setMember: { orgId, email: 'viewer@example.test', role: 'owner' },
    previewReport: { orgId },
  };
}

describe('a viewer who asks past the page', () => {
  it('is refused by every function but those for everybody', async () => {
    const wanted = requests();
    const answers = await Promise.all(
      Object.entries(wanted).map(async ([name, data]) => [name, await caller.call(name, data)]),
    );
    const refused = Object.keys(requestSchemas).filter((name) => !FOR_EVERYBODY.includes(name));
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(refused.map((name) => [name, 'PERMISSION_DENIED'])),
    );
  });

  it.each([
    'quarantine/orders-777',
    'holds/customers',
    'deadLetters/change-1',
    'webhookEvents/one',
    'audit/one',
    'private/posCredentials',
    'streams/orders',
  ])('reads no %s', async (path) => {
    expect(await caller.read(`orgs/${shop.orgId}/${path}`)).toBe(403);
  });

  it('reads no contact details, and the customer all the same', async () => {
    const customer = `orgs/${shop.orgId}/customers/${shop.customers[0]}`;
    expect(await caller.read(customer)).toBe(200);
    expect(await caller.read(`${customer}/private/contact`)).toBe(403);
  });

  it.each(['crm.notes', 'profile.displayName'])('changes no %s of a customer', async (field) => {
    const path = `orgs/${shop.orgId}/customers/${shop.customers[0]}`;
    const before = (await openFirestore().doc(path).get()).get(field);
    expect(await caller.write(path, field, 'changed')).toBe(403);
    expect((await openFirestore().doc(path).get()).get(field)).toEqual(before);
  });

  it('changes nothing of the organisation or of a run', async () => {
    expect(await caller.write(`orgs/${shop.orgId}`, 'name', 'changed')).toBe(403);
    expect(await caller.write(`orgs/${shop.orgId}/syncRuns/r`, 'state', 'queued')).toBe(403);
  });
});
