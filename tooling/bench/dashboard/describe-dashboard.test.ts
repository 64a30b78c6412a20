import type { DashboardNews, VisitTimes } from './dashboard-news';
import { describeRuns, describeShop, findMisses, type MeasuredShop } from './describe-dashboard';

const visit = (change: Partial<VisitTimes> = {}): VisitTimes => ({
  coldMs: 600,
  coldCompleteMs: 900,
  warmMs: 200,
  warmCompleteMs: 400,
  backMs: 30,
  linkMs: 40,
  ...change,
});
const READS = {
  opened: 8,
  reopened: 8,
  back: 0,
  bytes: { scripts: 300_000, restOfPage: 9_000, firestore: 120_000, signIn: 2_000 },
};
const LIST = { filter: 50, sort: 60, name: 250, id: 240, customer: 90 };
const EXPORTED = {
  search: '',
  rows: 2_500,
  distinct: 2_500,
  bytes: 400_000,
  firstRowsMs: 800,
  doneMs: 2_500,
  heapBefore: 9_000_000,
  heapPeak: 12_000_000,
};

function measured(change: Partial<DashboardNews> = {}, customers = 2_527): MeasuredShop {
  const news: DashboardNews = {
    visits: { today: [visit()], customers: [visit()] },
    reads: { today: READS, customers: READS },
    list: [LIST],
    listReads: { filter: 20, sort: 50, name: 50, id: 1, customer: 18 },
    exports: [EXPORTED, { ...EXPORTED, search: '?segment=vip', rows: 40, distinct: 40 }],
    problems: [],
    ...change,
  };
  const shop = { documents: 30_000, listed: 2_500, vips: 40, id: 'alv_10001' };
  return { customers, orders: 10_000, shop, news };
}

const slow = { today: [visit({ warmMs: 700 }), visit({ warmMs: 650 })], customers: [visit()] };

describe('what is not as it is asked for', () => {
  it('is nothing where reads, times and exports are', () => {
    expect(findMisses(measured())).toStrictEqual([]);
  });

  it('is a median that is too slow at the size that is judged, and at no other', () => {
    const missed = ['Today, warm, first content: 675 ms, more than 500'];
    expect(findMisses(measured({ visits: slow }))).toStrictEqual(missed);
    expect(findMisses(measured({ visits: slow }, 100_000))).toStrictEqual([]);
  });

  it('is one slow run among quick ones not', () => {
    const runs = [visit({ coldMs: 9_000 }), visit(), visit()];
    expect(findMisses(measured({ visits: { today: runs, customers: runs } }))).toStrictEqual([]);
  });

  it.each([2_527, 100_000])('is a page that reads too much, of %i customers', (customers) => {
    const reads = { today: { ...READS, opened: 11 }, customers: { ...READS, opened: 61 } };
    expect(findMisses(measured({ reads }, customers))).toStrictEqual([
      'Today reads 11 documents, more than 10',
      'Customers reads 61 documents, more than 60',
    ]);
  });

  it('is a file that lacks somebody or has somebody twice', () => {
    const exports = [
      { ...EXPORTED, rows: 2_499, distinct: 2_499 },
      { ...EXPORTED, search: '?segment=vip', rows: 40, distinct: 39 },
    ];
    expect(findMisses(measured({ exports }))).toStrictEqual([
      'the export of everybody has 2499 customers on 2499 lines, not 2500',
      'the export of ?segment=vip has 39 customers on 40 lines, not 40',
    ]);
  });

  it('is an error of the page', () => {
    expect(findMisses(measured({ problems: ['boom'] }))).toStrictEqual(['the page: boom']);
  });
});

describe('the table', () => {
  it('gives the median and every run', () => {
    expect(describeRuns([312.4, 298, 402.6])).toBe('312 ms (312, 298, 403)');
  });

  it('names every figure of a shop', () => {
    const rows = Object.fromEntries(describeShop(measured()));
    expect(rows).toMatchObject({
      '2,527 customers': '10,000 orders, 30,000 documents',
      '  Today: cold, first content': '600 ms (600)',
      '  Customers: back to it': '30 ms (30)',
      '  Today: reads': '8 opened, 8 opened again, 0 back to it',
      '  List: that customer opened': '90 ms (90); 18 reads',
      '  Export of everybody':
        '2,500 lines, 0.4 MB; first rows after 0.8 s, saved after 2.5 s; JavaScript heap 9.0 MB, at most 12.0 MB',
    });
    expect(Object.keys(rows)).toHaveLength(1 + 2 * 8 + 5 + 2);
  });
});
