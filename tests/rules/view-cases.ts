/** What a browser tries to write as the saved views of a member. */
export type ViewCase = readonly [name: string, views: unknown];

const view = (change: object = {}): object => ({
  name: 'Slipping regulars',
  page: 'customers',
  search: 'segment=slipping&sort=spent',
  ...change,
});

/** As many different views. */
export const views = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => view({ name: `View ${index}` }));

/** What a member may keep. Each must also be what the model takes. */
export const ALLOWED_VIEWS: readonly ViewCase[] = [
  ['none', []],
  ['one', [view()]],
  ['one of each page', [view(), view({ page: 'orders' }), view({ page: 'products', search: '' })]],
  ['one of a one-letter name', [view({ name: 'a' })]],
  ['five at once', views(5)],
  [
    'five of the longest',
    views(5).map((each, index) => ({
      ...each,
      name: String(index).padEnd(60, 'x'),
      search: 'x'.repeat(1_000),
    })),
  ],
  [
    'one named with emojis, of which rules may count each as two',
    [view({ name: '🌿'.repeat(30) })],
  ],
  ['a hostile name, which is text', [view({ name: '<img src=x onerror=alert(1)>' })]],
];

/** What nobody may write, and what of it is wrong. */
export const REFUSED_VIEWS: readonly ViewCase[] = [
  ['that are a text', 'none'],
  ['that are a map', { 0: view() }],
  ['that are null', null],
  ['of which one is a text', ['customers']],
  ['of which the fifth is bad', [...views(4), view({ page: 'today' })]],
  ['without a name', [{ page: 'customers', search: '' }]],
  ['with an empty name', [view({ name: '' })]],
  ['with a name too long', [view({ name: 'x'.repeat(61) })]],
  ['with a name that is a list', [view({ name: ['a'] })]],
  ['of no page', [view({ page: 'members' })]],
  ['without a page', [{ name: 'a', search: '' }]],
  ['with a search too long', [view({ search: 'x'.repeat(1_001) })]],
  ['with a search that is a list', [view({ search: ['a'] })]],
  ['without a search', [{ name: 'a', page: 'orders' }]],
  ['with more beside it', [view({ shared: true })]],
];
