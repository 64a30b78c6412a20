import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { initializeTestEnvironment } from '@firebase/rules-unit-testing';
import type { RulesTestEnvironment } from '@firebase/rules-unit-testing';
import {
  collection,
  doc,
  documentId,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  setLogLevel,
  startAfter,
  where,
} from 'firebase/firestore';
import type { Query as SdkQuery } from 'firebase/firestore';
import { DOCUMENT_ID, type Query } from '../../functions/src/model/query';
import { DASHBOARD_LISTS } from '../indexes/dashboard-queries';
import { settle } from './attempts';
import type { Browser } from './attempts';
import { DASHBOARD_DOCUMENTS, LIST_AUDIENCES } from './dashboard-reads';
import { ADMITTED, PERSONAS } from './personas';
import { readDataExports } from '../indexes/read-data-exports';

const ORG = `org-${randomUUID().slice(0, 8)}`;
const MOST_ROWS = 500;
// Every combination of every list's conditions, for every persona.
const LIMIT_MS = 60_000;

let environment: RulesTestEnvironment;
let browsers: readonly { readonly name: string; readonly browser: Browser }[];

beforeAll(async () => {
  setLogLevel('error');
  const address = process.env['FIRESTORE_EMULATOR_HOST'];
  if (address === undefined) {
    throw new Error('FIRESTORE_EMULATOR_HOST is not set: run this through `npm test`');
  }
  const { hostname, port } = new URL(`http://${address}`);
  environment = await initializeTestEnvironment({
    projectId: `demo-reads-${randomUUID().slice(0, 8)}`,
    firestore: {
      host: hostname,
      port: Number(port),
      rules: readFileSync(join(__dirname, '../../firestore.rules'), 'utf8'),
    },
  });
  browsers = PERSONAS.map(({ name, claims }) => ({ name, browser: browserOf(name, claims(ORG)) }));
});

afterAll(async () => {
  await environment.cleanup();
});

function browserOf(
  uid: string,
  claims: Parameters<typeof environment.authenticatedContext>[1] | null,
): Browser {
  const context = claims
    ? environment.authenticatedContext(uid, claims)
    : environment.unauthenticatedContext();
  return context.firestore();
}

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
