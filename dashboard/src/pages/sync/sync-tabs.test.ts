import { can } from '../../session/permissions';
import { listTabs, readTab, writeTab } from './sync-tabs';

describe('readTab', () => {
  it.each([
    ['', 'runs'],
    ['tab=desk', 'desk'],
    ['tab=webhooks', 'webhooks'],
    ['tab=books', 'books'],
    ['tab=nonsense', 'runs'],
    ['erase=alv_10231', 'erase'],
  ])('reads "%s" as %s', (search, tab) => {
    expect(readTab(new URLSearchParams(search))).toBe(tab);
  });
});

it('names no part in the address of the first one', () => {
  expect(writeTab('runs').toString()).toBe('');
  expect(writeTab('desk').toString()).toBe('tab=desk');
});

describe('listTabs', () => {
  it.each([
    ['viewer', ['runs', 'books', 'schedule', 'mail']],
    ['marketing', ['runs', 'books', 'schedule', 'mail']],
    ['manager', ['runs', 'desk', 'webhooks', 'books', 'schedule', 'mail', 'members', 'journal']],
    [
      'owner',
      ['runs', 'desk', 'webhooks', 'books', 'schedule', 'mail', 'members', 'erase', 'journal'],
    ],
  ] as const)('offers a %s what the role allows', (role, tabs) => {
    expect(listTabs((permission) => can(role, permission), 'runs')).toEqual(tabs);
  });

  it('keeps what the address asks for, so that it can say who may see it', () => {
    const tabs = listTabs((permission) => can('viewer', permission), 'desk');
    expect(tabs).toEqual(['runs', 'desk', 'books', 'schedule', 'mail']);
  });
});
