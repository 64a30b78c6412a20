import { makeReportFacts, makeWatched } from '../testing/report-facts';
import { pageLinks } from './mail-links';
import { toReportHtml } from './to-report-html';
import { toReportText } from './to-report-text';
import { toReportView } from './to-report-view';

const LINKS = pageLinks('https://shop.example.test', 'maple-street');
const END = 'https://example.test/unsubscribe?org=maple-street&member=u1&list=report&code=abc';
const WATCHED = { top: [makeWatched('alv_10231', 'Ann Sample')], total: 7 };

const healthOf = (change: object) =>
  toReportView(makeReportFacts(change), 'owner', LINKS).health.map(
    ({ tone, text }) => `${tone} ${text}`,
  );

describe('the report of a week', () => {
  const view = toReportView(makeReportFacts({ watched: WATCHED }), 'manager', LINKS);

  it('compares the week with the one before', () => {
    expect(view.figures).toEqual([
      { label: 'Revenue', value: '$2,250.50', change: 'up 125 % from $1,000.00', tone: 'up' },
      { label: 'Orders', value: '20', change: 'up 100 % from 10', tone: 'up' },
      { label: 'Average order', value: '$112.53', change: 'up 13 % from $100.00', tone: 'up' },
      { label: 'First-time buyers', value: '4', change: 'up 300 % from 1', tone: 'up' },
    ]);
    expect(view.subject).toBe('Maple Street: your week, Jan 19 to 25, 2026');
    expect(view.preheader).toBe(
      'Revenue $2,250.50, up 125 % from $1,000.00. 7 customers to win back.',
    );
  });

  it('shows each day beside the best one', () => {
    expect(view.days.map(({ label, value, share }) => [label, value, share])).toEqual([
      ['Mon', '$1,500.00', 100],
      ['Tue', '$0.00', 0],
      ['Wed', '$0.00', 0],
      ['Thu', '$0.00', 0],
      ['Fri', '$0.00', 0],
      ['Sat', '$750.50', 50],
      ['Sun', '$0.00', 0],
    ]);
  });

  it('tells who moved up and who down, in this week alone', () => {
    expect(view.moves).toEqual({
      up: {
        total: '4 customers',
        lines: [
          { what: 'Slipping to Loyal', count: '3' },
          { what: 'Slipping to VIP', count: '1' },
        ],
      },
      down: { total: '4 customers', lines: [{ what: 'VIP to Slipping', count: '4' }] },
      newcomers: '5 new customers',
    });
    expect(toReportView(makeReportFacts({ moves: [] }), 'manager', LINKS).moves).toBeNull();
  });

  it('names who to win back, with the reason, to those who may reach them', () => {
    expect(view.winBack).toEqual({
      summary: '7 good customers stay away or buy less.',
      customers: [
        {
          name: 'Ann Sample',
          url: 'https://shop.example.test/maple-street/customers/alv_10231',
          reason: 'No order for 21 days or more, churn risk high',
          facts: '$1,234.00 in 12 orders, last Fri, Jan 2, 10:00 AM',
        },
      ],
    });
    const shown = toReportView(makeReportFacts({ watched: WATCHED }), 'marketing', LINKS);
    expect(shown.winBack.customers).toHaveLength(1);
  });

  it('names nobody to a viewer, anywhere', () => {
    const shown = toReportView(makeReportFacts({ watched: WATCHED }), 'viewer', LINKS);
    expect(shown.winBack.summary).toBe('7 good customers stay away or buy less.');
    expect(toReportHtml(shown, END)).not.toMatch(/Ann|alv_10231/);
    expect(toReportText(shown, END)).not.toMatch(/Ann|alv_10231/);
  });

  it('says how syncing works', () => {
    expect(view.health).toEqual([
      { tone: 'good', text: 'Last complete sync: Mon, Jan 26, 6:31 AM.' },
      { tone: 'bad', text: '3 records could not be read and wait for somebody.' },
      { tone: 'good', text: 'No deletion waits for a decision.' },
      { tone: 'good', text: 'The books balance to the cent, through Jan 25, 2026.' },
    ]);
  });

  it('says everything that is wrong with it', () => {
    const { status, org, books } = makeReportFacts();
    if (!status || !books) throw new Error('the facts have both');
    const attention = {
      quarantined: 0,
      holds: 1,
      deadLetters: 2,
      webhookSilence: true,
      stalled: true,
    };
    const failed = { lastRunState: 'failed', lastError: 'Alleaves could not be reached.' } as const;
    expect(
      healthOf({
        status: { ...status, ...failed, attention },
        books: { ...books, differing: ['2026-01-20'], differingCount: 1 },
      }),
    ).toEqual([
      'good Last complete sync: Mon, Jan 26, 6:31 AM.',
      'bad The latest sync did not work: Alleaves could not be reached.',
      'good Every record could be read.',
      'bad Many records have vanished at the point of sale: somebody has to confirm it.',
      'bad 2 pieces of work were given up.',
      'bad Syncs succeed, but no sales come in at hours at which you usually sell.',
      'bad The point of sale announces no sales any more; figures come later.',
      'bad The books do not balance: 1 day differs, the latest Jan 20, 2026.',
    ]);
    const late = { ...status, lastSuccessAt: new Date('2026-01-26T10:00:00Z') };
    expect(healthOf({ status: late, books: null })).toEqual([
      'bad No sync has succeeded since Mon, Jan 26, 5:00 AM.',
      'bad 3 records could not be read and wait for somebody.',
      'good No deletion waits for a decision.',
      'open The books were not compared yet.',
    ]);
    expect(healthOf({ org: { ...org, status: 'paused' } })[0]).toBe('bad Syncing is paused.');
    const stopped = {
      ...org,
      status: 'needs_attention',
      statusReason: 'Alleaves refused the login.',
    };
    expect(healthOf({ org: stopped })[0]).toBe('bad Alleaves refused the login.');
  });

  it('stays a report without any sale, any sync, any customer', () => {
    const empty = makeReportFacts({ days: {}, moves: [], status: null, books: null });
    const shown = toReportView(empty, 'owner', LINKS);
    expect(shown.figures.map(({ value, change }) => `${value} ${change}`)).toEqual([
      '$0.00 as the week before',
      '0 as the week before',
      '$0.00 as the week before',
      '0 as the week before',
    ]);
    expect(shown.winBack.summary).toBe('Nobody needs a call this week.');
    expect(shown.health).toEqual([{ tone: 'bad', text: 'No sync has ended yet.' }]);
    expect(toReportText(shown, END)).toContain('Moves are known from next week on.');
  });

  it('does not count a percentage of nothing', () => {
    const facts = makeReportFacts();
    const { '2026-01-12': _before, ...days } = facts.days;
    const [revenue] = toReportView({ ...facts, days }, 'owner', LINKS).figures;
    expect(revenue?.change).toBe('after $0.00 the week before');
  });
});

describe('the report as a mail', () => {
  const NAMES = [
    '<script>alert(1)</script>',
    `"><img src=x onerror="alert('1')">`,
    'Ann\r\nBcc: bob@example.test',
    'Ann\u202E elpmas',
    'www.evil.test',
    '',
  ];
  const top = NAMES.map((name, index) => makeWatched(`alv_${index}`, name));
  const view = toReportView(
    makeReportFacts({
      org: { ...makeReportFacts().org, name: 'Maple <b>&</b> Co\r\nBcc: bob@example.test' },
      watched: { top, total: 6 },
    }),
    'owner',
    LINKS,
  );
  const html = toReportHtml(view, END);

  it('lets no name be more than a name', () => {
    expect(html).not.toMatch(/<script|<img|<b>|onerror="/);
    expect(html).toContain('&#60;script&#62;alert(1)&#60; script&#62;');
    expect(view.subject).toBe(
      'Maple <b>&< b> Co Bcc: bob@ example. test: your week, Jan 19 to 25, 2026',
    );
    expect(`${html}${toReportText(view, END)}`).not.toMatch(/www\.evil|\u202E|bob@example/);
  });

  it('fetches nothing, runs nothing, and is small', () => {
    const full = makeReportFacts({
      watched: {
        top: Array.from({ length: 5 }, () => makeWatched('alv_1', 'n'.repeat(300))),
        total: 5,
      },
    });
    const whole = toReportHtml(toReportView(full, 'owner', LINKS), END);
    expect(whole).not.toMatch(
      /<(?:img|script|link|iframe|form|object|video)|url\(|@import|javascript:/i,
    );
    expect(Buffer.byteLength(whole)).toBeLessThan(60_000);
  });

  it('carries the preheader, dark colours, and one column of 600 pixels', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark" />');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('max-width:600px');
    expect(html.indexOf('6 customers to win back.')).toBeLessThan(html.indexOf('<h1'));
    expect(html).toContain('role="presentation"');
  });

  it('says in both parts how to end it', () => {
    expect(html).toContain('href="https://example.test/unsubscribe?org=maple-street&#38;member=u1');
    expect(toReportText(view, END)).toContain(`Stop these reports: ${END}`);
  });
});
