import { randomUUID } from 'node:crypto';
import {
  collection,
  doc,
  documentId,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
} from 'firebase/firestore';
import type { Query as SdkQuery } from 'firebase/firestore';
import { DOCUMENT_ID, type Query } from '../../functions/src/model/query';
import { DASHBOARD_LISTS } from '../indexes/dashboard-queries';
import { settle } from './attempts';
import type { Browser } from './attempts';
import { DASHBOARD_DOCUMENTS, LIST_AUDIENCES } from './dashboard-reads';
import { openRules, type OpenRules } from './open-rules';
import { ADMITTED, PERSONAS } from './personas';
import { readDataExports } from '../indexes/read-data-exports';

const ORG = `org-${randomUUID().slice(0, 8)}`;
const MOST_ROWS = 500;
// Every combination of every list's conditions, for every persona.
const LIMIT_MS = 60_000;

let environment: OpenRules['environment'];
let browserOf: OpenRules['browserOf'];
let browsers: readonly { readonly name: string; readonly browser: Browser }[];

beforeAll(async () => {
  ({ environment, browserOf } = await openRules('reads'));
  browsers = PERSONAS.map(({ name, claims }) => ({ name, browser: browserOf(name, claims(ORG)) }));
});

afterAll(async () => {
  await environment.cleanup();
});

/** The names of those whom the rules allowed the reading. */
async function admittedTo(read: (browser: Browser) => Promise<unknown>): Promise<string[]> {
  const answers = await Promise.all(
    browsers.map(async ({ name, browser }) => ((await settle(read(browser))) ? [name] : [])),
  );
  return answers.flat();
}

const field = (name: string) => (name === DOCUMENT_ID ? documentId() : name);

/** A list as the page asks for it. */
function toSdkQuery(browser: Browser, list: Query): SdkQuery {
  return query(
    collection(browser, list.collection),
    ...(list.where ?? []).map(([name, op, value]) => where(field(name), op, value)),
    ...(list.orderBy ?? []).map(([name, direction]) => orderBy(field(name), direction)),
    ...(list.startAfter ? [startAfter(...list.startAfter)] : []),
    ...(list.limit === undefined ? [] : [limit(list.limit)]),
  );
}

describe('documents of the dashboard', () => {
  it('are all tried here', () => {
    expect(Object.keys(DASHBOARD_DOCUMENTS).toSorted()).toStrictEqual(readDataExports('Document'));
  });

  it.each(Object.entries(DASHBOARD_DOCUMENTS))(
    '%s is read by exactly those for whom its page is made',
    async (_name, [audience, paths]) => {
      for (const path of paths(ORG))
        expect([path, await admittedTo((browser) => getDoc(doc(browser, path)))]).toStrictEqual([
          path,
          ADMITTED[audience],
        ]);
    },
  );
});

describe('lists of the dashboard', () => {
  const lists = Object.entries(DASHBOARD_LISTS);

  it('are all tried here', () => {
    const names = readDataExports('List');
    expect(lists.map(([name]) => name).toSorted()).toStrictEqual(names);
    expect(Object.keys(LIST_AUDIENCES).toSorted()).toStrictEqual(names);
  });

  it.each(lists)(
    '%s is read by exactly those for whom its page is made',
    async (name, samples) => {
      const wanted = ADMITTED[LIST_AUDIENCES[name] ?? 'nobody'];
      const tried = await Promise.all(
        samples(ORG).map(async (list) => {
          const admitted = await admittedTo((browser) => getDocs(toSdkQuery(browser, list)));
          return { list, admitted };
        }),
      );
      expect(tried.length).toBeGreaterThan(0);
      expect(tried).toStrictEqual(tried.map(({ list }) => ({ list, admitted: wanted })));
    },
    LIMIT_MS,
  );

  it.each(lists)(`%s asks for at most ${MOST_ROWS} rows of one organisation`, (_name, samples) => {
    for (const list of samples(ORG)) {
      expect(list.limit).toBeGreaterThan(0);
      expect(list.limit).toBeLessThanOrEqual(MOST_ROWS);
      expect(list.collection).toMatch(new RegExp(`^orgs/${ORG}/\\w+$`));
      expect(list.everywhere).toBeUndefined();
    }
  });
});
