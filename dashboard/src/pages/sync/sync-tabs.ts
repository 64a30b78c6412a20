import type { Permission } from '../../session/permissions';

/** The parts of the page, by the name that the address gives them. */
export const SYNC_TABS = [
  'runs',
  'desk',
  'webhooks',
  'books',
  'schedule',
  'mail',
  'members',
  'erase',
  'journal',
] as const;
export type SyncTab = (typeof SYNC_TABS)[number];

/** What each part is called, and what one has to be allowed for it. */
export const TAB_FACTS: Readonly<Record<SyncTab, { label: string; permission: Permission }>> = {
  runs: { label: 'Runs', permission: 'look' },
  desk: { label: 'To decide', permission: 'decide' },
  webhooks: { label: 'Announcements', permission: 'seeWebhooks' },
  books: { label: 'Books', permission: 'look' },
  schedule: { label: 'Schedule', permission: 'look' },
  mail: { label: 'E-mail', permission: 'look' },
  members: { label: 'Members', permission: 'seeMembers' },
  erase: { label: 'Erase a customer', permission: 'eraseCustomer' },
  journal: { label: 'Journal', permission: 'decide' },
};

/** Names the customer to be erased in the address, which then needs to name no part. */
export const ERASE_PARAM = 'erase';

/** The part that the address names; the runs where it names none. */
export function readTab(params: URLSearchParams): SyncTab {
  if (params.has(ERASE_PARAM)) return 'erase';
  return SYNC_TABS.find((tab) => tab === params.get('tab')) ?? 'runs';
}

/** The address of another part. What belonged to the one before goes. */
export function writeTab(tab: SyncTab): URLSearchParams {
  return new URLSearchParams(tab === 'runs' ? {} : { tab });
}

/** The parts to choose among: what the role allows, and what the address asks for, which then says who may see it. */
export function listTabs(allows: (permission: Permission) => boolean, chosen: SyncTab): SyncTab[] {
  return SYNC_TABS.filter((tab) => tab === chosen || allows(TAB_FACTS[tab].permission));
}
