import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../../functions/src/store/paths';
import type { Aggregate } from '../../functions/src/store/query';
import { deriveIndexes, fieldsOf, groupOf } from './derive-indexes';
import { EXEMPT, expectedIndexes, TTL } from './expected-indexes';
import { DASHBOARD_LISTS, DASHBOARD_QUERIES } from './dashboard-queries';
import { readDataExports } from './read-data-exports';
import { STORE_QUERIES } from './store-queries';

const ROOT = join(__dirname, '../..');
/** Firestore takes 200 without billing; half of that leaves room for whoever adds lists. */
const MOST_COMPOSITES = 100;
const STORE = join(ROOT, 'functions/src/store');
const readText = (...path: string[]): string => readFileSync(join(...path), 'utf8');

const sources = readdirSync(STORE)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readText(STORE, name) }));

describe('firestore.indexes.json', () => {
  const file: { indexes: unknown[]; fieldOverrides: unknown[] } = JSON.parse(
    readText(ROOT, 'firestore.indexes.json'),
  );
  const expected = expectedIndexes();

  it.each(['indexes', 'fieldOverrides'] as const)(
    'has every entry of %s that is needed and no other',
    (part) => {
      const missing = expected[part].filter((one) => !has(file[part], one));
      const superfluous = file[part].filter((one) => !has(expected[part], one));
      expect({ missing, superfluous }).toStrictEqual({ missing: [], superfluous: [] });
      expect(file[part]).toHaveLength(expected[part].length);
    },
  );

  it('holds no more composite indexes than an organisation can look after', () => {
    expect(expected.indexes.length).toBeLessThanOrEqual(MOST_COMPOSITES);
  });

  it('names only collections that exist', () => {
    const collections = new Set(Object.values(PATHS).map((path) => path.split('/').at(-2)));
    const named = [...expected.indexes, ...expected.fieldOverrides].map(
      (one) => one.collectionGroup,
    );
    expect(named.filter((name) => !collections.has(name))).toStrictEqual([]);
  });

  it('takes no index away from a query', () => {
    const dashboard = DASHBOARD_QUERIES.map((query) => ({ query }));
    const used = [...[...STORE_QUERIES.values()].flat(), ...dashboard].flatMap((aggregate) =>
      fieldsOf(aggregate).map((field) => `${groupOf(aggregate.query)}/${field}`),
    );
    const unindexed = [...EXEMPT, ...TTL].map(([group, field]) => `${group}/${field}`);
    expect(
      used.filter((field) => unindexed.some((one) => field === one || field.startsWith(`${one}.`))),
    ).toStrictEqual([]);
  });
});

describe('the list of queries', () => {
  it('holds every query that a file of the store builds', () => {
    const exported = sources.flatMap(({ text }) =>
      [...text.matchAll(/export function (\w+(?:Query|Aggregates))\b/g)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect([...STORE_QUERIES.keys()].toSorted(byText)).toStrictEqual(exported.toSorted(byText));
  });

  it('is complete, because every query is built by a function with such a name', () => {
    const inline = sources
      .filter(({ name }) => name !== 'firestore-database.ts')
      .flatMap(({ name, text }) => {
        const calls = [...text.matchAll(/\.(?:query|aggregate)\(\s*([^\s,;]*)/g)].map(
          (match) => match[1] ?? '',
        );
        return calls
          .filter((call) => !/^(?:\w+(?:Query|Aggregates)\(|wanted\.|\[$)/.test(call))
          .map((call) => `${name}: ${call}`);
      });
    expect(inline).toStrictEqual([]);
  });

  it.each([
    'functions/src/sync',
    'functions/src/insights',
    'functions/src/reports',
    'functions/src/triggers',
    'cli',
  ])('is complete, because %s builds no query', (folder) => {
    const found = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      // A parameter's type is no query.
      .filter((name) => /\bcollection:(?! string\b)/.test(readText(ROOT, folder, name)));
    expect(found).toStrictEqual([]);
  });
});

describe('the list of what the dashboard asks for', () => {
  it('holds every list that a file of its data asks for, with a sample', () => {
    expect(Object.keys(DASHBOARD_LISTS).toSorted(byText)).toStrictEqual(readDataExports('List'));
    const empty = Object.entries(DASHBOARD_LISTS).filter(([, sample]) => sample('o').length === 0);
    expect(empty).toStrictEqual([]);
  });

  it('is complete, because no other file reads Firestore or knows a path', () => {
    const folder = join(ROOT, 'dashboard/src');
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .filter((name) => !name.startsWith('data/') && name !== 'live/sources.ts')
      .filter((name) =>
        /\b(?:collectionOf|pathOf|getDocs?\w*|onSnapshot|get\w+FromServer)\(/.test(
          readText(folder, name),
        ),
      );
    expect(found).toStrictEqual([]);
  });
});

const of = (query: Partial<Aggregate['query']>, sum?: string) =>
  deriveIndexes({
    query: { collection: 'orgs/o/things', ...query },
    ...(sum === undefined ? {} : { sum }),
  });

const paths = (query: Partial<Aggregate['query']>, sum?: string) =>
  of(query, sum).composites.map(({ fields }) =>
    fields.map((field) => Object.values(field).join(' ')).join(', '),
  );

describe('deriveIndexes', () => {
  it.each([
    ['nothing for a whole collection', {}, undefined, []],
    [
      'nothing for equalities',
      {
        where: [
          ['a', '==', 1],
          ['b', '==', 2],
        ],
      },
      undefined,
      [],
    ],
    ['nothing for one field', { where: [['a', '>', 1]], orderBy: [['a', 'desc']] }, undefined, []],
    [
      'nothing for the order of ids',
      { where: [['a', '==', 1]], orderBy: [['__name__', 'asc']] },
      undefined,
      [],
    ],
    [
      'equality and range',
      {
        where: [
          ['b', '>', 1],
          ['a', '==', 1],
        ],
      },
      undefined,
      ['a ASCENDING, b ASCENDING'],
    ],
    [
      'equality and order',
      { where: [['a', 'in', [1]]], orderBy: [['b', 'desc']] },
      undefined,
      ['a ASCENDING, b DESCENDING'],
    ],
    ['equality and sum', { where: [['a', '==', 1]] }, 's', ['a ASCENDING, s ASCENDING']],
    [
      'several equalities and a sum',
      {
        where: [
          ['a', '==', 1],
          ['b', '==', 1],
        ],
      },
      's',
      ['a ASCENDING, b ASCENDING, s ASCENDING'],
    ],
    [
      'one index for each equality with the order',
      {
        where: [
          ['a', '==', 1],
          ['list', 'array-contains', 'x'],
          ['b', '==', 1],
        ],
        orderBy: [['c', 'desc']],
      },
      undefined,
      ['a ASCENDING, c DESCENDING', 'list CONTAINS, c DESCENDING', 'b ASCENDING, c DESCENDING'],
    ],
    [
      'what a list contains, and an order',
      { where: [['list', 'array-contains', 'x']], orderBy: [['c', 'asc']] },
      undefined,
      ['list CONTAINS, c ASCENDING'],
    ],
    [
      'nothing for what a list contains',
      { where: [['list', 'array-contains', 'x']] },
      undefined,
      [],
    ],
    [
      'several values, an equality and an order in one',
      {
        where: [
          ['a', 'in', [1, 2]],
          ['b', '==', 1],
        ],
        orderBy: [['c', 'asc']],
      },
      undefined,
      ['a ASCENDING, b ASCENDING, c ASCENDING'],
    ],
    ['nothing for a sum alone', {}, 's', []],
  ] as const)('asks for %s', (_, query, sum, fields) => {
    expect(paths(query, sum)).toStrictEqual(fields);
  });

  it('asks for the field itself when a query goes across all collections', () => {
    expect(of({ collection: 'things', everywhere: true, where: [['at', '<', 1]] })).toStrictEqual({
      composites: [],
      groupFields: [{ collectionGroup: 'things', fieldPath: 'at', order: 'ASCENDING' }],
    });
    expect(
      of({
        collection: 'things',
        everywhere: true,
        where: [
          ['a', '==', 1],
          ['at', '<', 1],
        ],
      }).composites.map(({ queryScope }) => queryScope),
    ).toStrictEqual(['COLLECTION_GROUP']);
  });
});

function has(all: readonly unknown[], one: unknown): boolean {
  return all.some((other) => JSON.stringify(other) === JSON.stringify(one));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
