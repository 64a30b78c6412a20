import type { Page } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';
import { copyCustomers } from './copy-customers';
import { openFirestore } from './copy-shop';
import { expectSoon } from './expect-soon';
import { fillDesk, type Desk } from './fill-desk';
import { withBrowser } from './harness';

const pages = withBrowser();

let desk: Desk;

beforeAll(async () => {
  desk = await fillDesk(pages.origin);
});

async function openTab(tab: string, role: Role): Promise<Page> {
  const account = await desk.join(role);
  return pages.openPage({ account, orgId: desk.orgId, path: `/sync?tab=${tab}` });
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('the schedule', () => {
  it('is changed, paused and resumed', async () => {
    const page = await openTab('schedule', 'manager');
    await page.getByLabel('A sync begins').selectOption('every hour');
    await card(page, 'Schedule').getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^A sync begins every hour, day and night\./).waitFor();
    await page.getByRole('button', { name: 'Pause syncing' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause syncing' }).click();
    await page.getByText('No sync is due: syncing is paused.').waitFor();
    expect(await page.getByRole('button', { name: 'Sync now' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Resume syncing' }).click();
    await page.getByText(/^The next sync begins at /).waitFor();
    const org = await openFirestore().doc(`orgs/${desk.orgId}`).get();
    expect([org.get('status'), org.get('schedule.intervalMinutes')]).toEqual(['active', 60]);
  });
});

describe('members', () => {
  it('are invited with a link that is shown once, given another role, and removed', async () => {
    const page = await openTab('members', 'owner');
    const email = `${desk.orgId}@example.test`;
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('dialog').getByLabel('Link').inputValue();
    expect(link).toMatch(/^https?:\/\/.*oobCode=/);
    await page.getByRole('button', { name: 'Done' }).click();
    expect((await page.content()).includes('oobCode')).toBe(false);
    const role = page.getByLabel(`Role of ${email}`, { exact: true });
    await role.selectOption('Manager');
    await page.getByRole('button', { name: 'Make them manager' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectSoon(() => role.inputValue(), 'manager');
    await page.getByRole('button', { name: `Remove ${email}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await role.waitFor({ state: 'detached' });
  });

  it('above them are out of reach of managers', async () => {
    const { email } = await desk.join('owner');
    const page = await openTab('members', 'manager');
    await card(page, 'Members').getByText(email).waitFor();
    expect(await page.getByLabel(`Role of ${email}`, { exact: true }).count()).toBe(0);
    const roles = await page.getByLabel('Role', { exact: true }).locator('option').allInnerTexts();
    expect(roles).toEqual(['Marketing', 'Viewer']);
  });
});

describe('erasing a customer', () => {
  it('wants the number typed, and leaves nothing of the person', async () => {
    const shop = await copyCustomers(pages.origin, 1);
    const [id] = shop.customers;
    const number = id.slice(id.indexOf('_') + 1);
    const account = await shop.join('owner');
    const { orgId } = shop;
    const page = await pages.openPage({ account, orgId, path: '/sync?tab=erase' });
    await page.getByLabel('Id of the customer').fill(number);
    await page.getByRole('button', { name: 'Find' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    await erase.waitFor();
    expect(await erase.isDisabled()).toBe(true);
    const confirmation = page.getByLabel(`Type ${number} to erase this customer for good`);
    await confirmation.fill(`${number}0`);
    expect(await erase.isDisabled()).toBe(true);
    await confirmation.fill(number);
    await erase.click();
    await page.getByText(/^Erased .* \d+ orders? stays?, without a person\.$/).waitFor();
    const customer = await openFirestore().doc(`orgs/${orgId}/customers/${id}`).get();
    expect(customer.get('profile.displayName')).toBeNull();
    expect(customer.get('source.erasedAt')).toBeDefined();
  });
});
