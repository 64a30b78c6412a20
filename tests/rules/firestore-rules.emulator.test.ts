import { randomUUID } from 'node:crypto';
import {
  collection,
  collectionGroup,
  doc,
  getCountFromServer,
  getDocs,
  limit,
  query,
  writeBatch,
} from 'firebase/firestore';
import { ACCESS_MATRIX, UNNAMED_PATHS } from './access-matrix';
import type { AccessRow } from './access-matrix';
import { OPERATIONS, isAllowed, settle } from './attempts';
import type { Browser, Operation } from './attempts';
import { ADMITTED, MALFORMED_CLAIMS, PERSONAS } from './personas';
import { openRules, type OpenRules } from './open-rules';

const ORG = `org-${randomUUID().slice(0, 8)}`;
const ROWS = [...ACCESS_MATRIX, ...UNNAMED_PATHS];

let environment: OpenRules['environment'];
let browserOf: OpenRules['browserOf'];
let browsers: Map<string, Browser>;

beforeAll(async () => {
  ({ environment, browserOf } = await openRules('rules'));
  await environment.withSecurityRulesDisabled(async (context) => {
    const batch = writeBatch(context.firestore());
    for (const { template } of ROWS) {
      batch.set(doc(context.firestore(), toPath(template)), { seeded: true });
    }
    await batch.commit();
  });
  browsers = new Map(PERSONAS.map(({ name, claims }) => [name, browserOf(name, claims(ORG))]));
});

afterAll(async () => {
  await environment.cleanup();
});

function toPath(template: string): string {
  return template.replace('{org}', ORG).replaceAll(/\{(\w+)\}/g, 'a-$1');
}

/** The names of those whom the rules allowed the operation. */
async function admittedTo(operation: Operation, path: string): Promise<string[]> {
  const answers = await Promise.all(
    [...browsers].map(async ([name, browser]) => ({
      name,
      allowed: await isAllowed(browser, operation, path),
    })),
  );
  return answers.filter(({ allowed }) => allowed).map(({ name }) => name);
}

function expectedOf({ get, list, bounded }: AccessRow): Record<Operation, readonly string[]> {
  return {
    get: ADMITTED[get],
    'list 500': ADMITTED[list],
    'list 501': bounded ? [] : ADMITTED[list],
    'list all': bounded ? [] : ADMITTED[list],
    create: [],
    update: [],
    delete: [],
  };
}

describe('firestore.rules', () => {
  it.each(ROWS)('admits to $template exactly whom the data model names', async (row) => {
    const admitted: [Operation, string[]][] = [];
    for (const operation of OPERATIONS) {
      admitted.push([operation, await admittedTo(operation, toPath(row.template))]);
    }
    expect(Object.fromEntries(admitted)).toStrictEqual(expectedOf(row));
  });

  it.each(MALFORMED_CLAIMS)('lets nobody in who has %s', async (name, claims) => {
    const browser = browserOf(name, claims(ORG));
    const allowed: string[] = [];
    for (const { template } of ACCESS_MATRIX) {
      if (await isAllowed(browser, 'get', toPath(template))) allowed.push(template);
    }
    expect(allowed).toStrictEqual([]);
  });

  it('lets a viewer read the own membership, but not list, change or remove it', async () => {
    const browser = browserOf('a-uid', { orgs: { [ORG]: 'viewer' } });
    const path = toPath('orgs/{org}/members/{uid}');
    const allowed: Operation[] = [];
    for (const operation of OPERATIONS) {
      if (await isAllowed(browser, operation, path)) allowed.push(operation);
    }
    expect(allowed).toStrictEqual(['get']);
  });

  it.each([
    ['a former member', {}],
    ["another org's owner", { orgs: { 'org-other': 'owner' } }],
  ])('keeps a membership from %s whose user id it bears', async (_who, claims) => {
    const browser = browserOf('a-uid', claims);
    await expect(isAllowed(browser, 'get', toPath('orgs/{org}/members/{uid}'))).resolves.toBe(
      false,
    );
  });

  it('refuses the owner every query across organisations', async () => {
    const owner = browsers.get('owner')!;
    const groups = new Set(ROWS.map(({ template }) => template.split('/').at(-2)!));
    const allowed: string[] = [];
    for (const group of groups) {
      const bounded = query(collectionGroup(owner, group), limit(1));
      if (await settle(getDocs(bounded))) allowed.push(group);
    }
    expect(allowed).toStrictEqual([]);
  });

  it('refuses the owner an unbounded count of customers', async () => {
    const customers = collection(browsers.get('owner')!, `orgs/${ORG}/customers`);
    await expect(settle(getCountFromServer(customers))).resolves.toBe(false);
  });
});
