/** What has to stand on the screen for a page to say what it is for. Placeholders and lists that are outdated do not count. */
export interface Content {
  /** The title of the card that is looked at; the whole page when absent. */
  readonly card?: string;
  /** A selector of what has to be in it. */
  readonly holds: string;
  /** What the page's address has to contain behind `?`. */
  readonly search?: string;
  /** A regular expression that the text of the page has to match. */
  readonly says?: string;
}

/** A page, by what is waited for. */
export interface MeasuredPage {
  /** Below the organisation. */
  readonly path: string;
  /** The text of its link in the navigation. */
  readonly link: string;
  /** Its main figures with real data. */
  readonly first: Content;
  /** Nothing of it is waited for any more. */
  readonly complete: Content;
}

/** The heading of a page, which stands alone while its code has come and nothing else has. */
const titled = (title: string): string => `^\\s*${title}`;

/** The pages that are opened and gone back to. */
export const MEASURED_PAGES = {
  today: {
    path: '/',
    link: 'Today',
    // The six figures of the day: revenue, orders, average, new and returning buyers, open orders.
    first: { card: 'So far', holds: 'a[href]', says: titled('Today') },
    complete: { holds: '.recharts-surface', says: titled('Today') },
  },
  customers: {
    path: '/customers',
    link: 'Customers',
    first: { holds: 'tbody a[href]', says: titled('Customers') },
    complete: { holds: 'tbody a[href]', says: `${titled('Customers')}[^]*\\d customers` },
  },
} as const satisfies Record<string, MeasuredPage>;

export type PageName = keyof typeof MEASURED_PAGES;

/** The segment that the list is narrowed to. */
export const NARROWED_TO = { value: 'vip', label: 'VIP' } as const;

/** Above a list stands how many there are, once the server has been heard: what this browser remembers of another list is no answer. */
const ANSWERED = { holds: 'tbody a[href]', says: '\\d\\+? customers?' } as const;

/** What is done on the list of customers, by what shows that it is done. */
export const LIST_CONTENTS = {
  filter: { ...ANSWERED, search: `segment=${NARROWED_TO.value}` },
  sort: { ...ANSWERED, search: 'sort=spent_desc' },
  name: { ...ANSWERED, search: 'q=robin' },
  id: { ...ANSWERED, search: 'q=alv_' },
  customer: { card: 'Segment and why', holds: 'p' },
} as const satisfies Record<string, Content>;

/** What the list says of an export: that rows have come, and that it has ended, well or not. A short one may come with its end. */
export const EXPORT_CONTENTS = {
  begun: { holds: 'h1', says: 'Stop export \\([1-9]|saved as a file' },
  ended: { holds: '[role="status"], [role="alert"]' },
} as const satisfies Record<string, Content>;
