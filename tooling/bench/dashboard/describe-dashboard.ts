import { formatCount } from '../../../cli/format/numbers';
import { medianOf } from '../median';
import type { ShopNews } from '../stored-shop/shop-news';
import type { DashboardNews, Exported, PageReads, VisitTimes } from './dashboard-news';

/** What was measured of a shop of one size. */
export interface MeasuredShop {
  readonly customers: number;
  readonly orders: number;
  readonly shop: ShopNews;
  readonly news: DashboardNews;
}

type Row = readonly [label: string, value: string];

/** The size at which times are held against what is asked for; at others they are the emulator's. */
export const JUDGED_CUSTOMERS = 2_527;

/** Documents that opening a page may read, whatever the size. */
export const MOST_READS = { today: 10, customers: 60 } as const;

/** Milliseconds that the median may take at {@link JUDGED_CUSTOMERS}. */
export const MOST_MS = { coldMs: 1_500, warmMs: 500, backMs: 100 } as const;

const PAGES = ['today', 'customers'] as const;
const TITLES = { today: 'Today', customers: 'Customers' } as const;

const VISIT_LABELS: Readonly<Record<keyof VisitTimes, string>> = {
  coldMs: 'cold, first content',
  coldCompleteMs: 'cold, complete',
  warmMs: 'warm, first content',
  warmCompleteMs: 'warm, complete',
  backMs: 'back to it',
  linkMs: 'on to the other by its link',
};
const VISIT_FIGURES = [
  'coldMs',
  'coldCompleteMs',
  'warmMs',
  'warmCompleteMs',
  'backMs',
  'linkMs',
] as const;

const STEPS = {
  filter: 'narrowed to VIPs',
  sort: 'that sorted by spend',
  name: 'a name searched (200 ms pause in it)',
  id: 'an id searched (200 ms pause in it)',
  customer: 'that customer opened',
} as const;
const STEP_NAMES = ['filter', 'sort', 'name', 'id', 'customer'] as const;

/** What is not as it is asked for, in sentences; empty when everything is. */
export function findMisses({ customers, shop, news }: MeasuredShop): string[] {
  const misses = news.problems.map((problem) => `the page: ${problem}`);
  for (const page of PAGES) {
    const { opened } = news.reads[page];
    if (opened > MOST_READS[page])
      misses.push(`${TITLES[page]} reads ${opened} documents, more than ${MOST_READS[page]}`);
    if (customers !== JUDGED_CUSTOMERS) continue;
    for (const figure of ['coldMs', 'warmMs', 'backMs'] as const) {
      const median = medianOf(news.visits[page].map((visit) => visit[figure]));
      if (median > MOST_MS[figure])
        misses.push(
          `${TITLES[page]}, ${VISIT_LABELS[figure]}: ${Math.round(median)} ms, more than ${MOST_MS[figure]}`,
        );
    }
  }
  for (const exported of news.exports) {
    const { rows, distinct, search } = exported;
    const wanted = search === '' ? shop.listed : shop.vips;
    if (rows !== wanted || distinct !== wanted)
      misses.push(
        `the export of ${search || 'everybody'} has ${distinct} customers on ${rows} lines, not ${wanted}`,
      );
  }
  return misses;
}

/** The figures as lines of a table, each with every single run. */
export function describeShop({ customers, orders, shop, news }: MeasuredShop): Row[] {
  const size = `${formatCount(customers)} customers`;
  return [
    [size, `${formatCount(orders)} orders, ${formatCount(shop.documents)} documents`],
    ...PAGES.flatMap((page): Row[] => [
      ...VISIT_FIGURES.map((figure): Row => {
        const runs = news.visits[page].map((visit) => visit[figure]);
        return [`  ${TITLES[page]}: ${VISIT_LABELS[figure]}`, describeRuns(runs)];
      }),
      [`  ${TITLES[page]}: reads`, describeReads(news.reads[page])],
      [`  ${TITLES[page]}: over the wire, cold`, describeBytes(news.reads[page])],
    ]),
    ...STEP_NAMES.map((step): Row => {
      const runs = describeRuns(news.list.map((figures) => figures[step]));
      return [`  List: ${STEPS[step]}`, `${runs}; ${news.listReads[step]} reads`];
    }),
    ...news.exports.map((exported): Row => [
      `  Export ${exported.search || 'of everybody'}`,
      describeExport(exported),
    ]),
  ];
}

/** The median first, then every run in its order: `312 ms (298, 402, 312)`. */
export function describeRuns(runs: readonly number[]): string {
  return `${Math.round(medianOf(runs))} ms (${runs.map(Math.round).join(', ')})`;
}

function describeReads({ opened, reopened, back }: PageReads): string {
  return `${opened} opened, ${reopened} opened again, ${back} back to it`;
}

function describeBytes({ bytes }: PageReads): string {
  const { scripts, restOfPage, firestore, signIn } = bytes;
  return `scripts ${inKb(scripts)}, rest of the page ${inKb(restOfPage)}, Firestore ${inKb(firestore)} (not compressed here), sign-in ${inKb(signIn)}`;
}

function describeExport({
  rows,
  bytes,
  firstRowsMs,
  doneMs,
  heapBefore,
  heapPeak,
}: Exported): string {
  const heap = `JavaScript heap ${inMb(heapBefore)}, at most ${inMb(heapPeak)}`;
  return `${formatCount(rows)} lines, ${inMb(bytes)}; first rows after ${inSeconds(firstRowsMs)}, saved after ${inSeconds(doneMs)}; ${heap}`;
}

const inKb = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`;
const inMb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
