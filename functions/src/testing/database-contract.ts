import type { Database, StoredDocument } from '../store/database';
import { CommitConflict } from '../store/errors';
import { DOCUMENT_ID } from '../store/query';

const AT = new Date('2026-01-28T20:00:00.123Z');

async function read(db: Database, path: string): Promise<StoredDocument> {
  const [document] = await db.getAll([path]);
  if (!document) throw new Error('nothing was returned');
  return document;
}

async function writeTimeOf(db: Database, path: string) {
  const { writtenAt } = await read(db, path);
  if (!writtenAt) throw new Error(`${path} is not there`);
  return writtenAt;
}

const idsOf = (documents: readonly StoredDocument[]): string[] => documents.map(({ id }) => id);

/**
 * What every implementation of the database port does. Run against the real Firestore and against the one in memory, so
 * that a test with the latter proves something about the former.
 *
 * @param root gives a document path that nobody used before.
 */
export function describeDatabaseContract(
  name: string,
  world: () => { db: Database; root: string },
): void {
  describe(`the database contract of ${name}`, () => {
    describeCommits(world);
    describeReads(world);
    describeQueries(world);
  });
}

function describeCommits(world: () => { db: Database; root: string }): void {
  it('gives back what was stored, times as dates and nested values whole', async () => {
    const { db, root } = world();
    const data = {
      at: AT,
      list: [{ at: AT }, 'x'],
      map: { none: null, deep: { yes: true } },
      cents: -12,
    };
    await db.commit([{ op: 'create', path: `${root}/a/1`, data }]);
    const document = await read(db, `${root}/a/1`);
    expect(document).toMatchObject({ path: `${root}/a/1`, id: '1', data });
    expect(document.readAt.getTime()).toBeGreaterThanOrEqual(
      document.writtenAt?.toMillis() ?? Infinity,
    );
  });

  it('refuses to create what is there, and leaves it as it is', async () => {
    const { db, root } = world();
    await db.commit([{ op: 'create', path: `${root}/a/1`, data: { x: 1 } }]);
    const again = db.commit([{ op: 'create', path: `${root}/a/1`, data: { x: 2 } }]);
    await expect(again).rejects.toBeInstanceOf(CommitConflict);
    expect((await read(db, `${root}/a/1`)).data).toStrictEqual({ x: 1 });
  });

  it('replaces the named fields of an update and keeps the others', async () => {
    const { db, root } = world();
    await db.commit([{ op: 'set', path: `${root}/a/1`, data: { x: { a: 1, b: 2 }, y: 1 } }]);
    await db.commit([{ op: 'update', path: `${root}/a/1`, data: { x: { a: 3 } } }]);
    expect((await read(db, `${root}/a/1`)).data).toStrictEqual({ x: { a: 3 }, y: 1 });
  });

  it('refuses to update what is not there', async () => {
    const { db, root } = world();
    const update = db.commit([{ op: 'update', path: `${root}/a/1`, data: { x: 1 } }]);
    await expect(update).rejects.toBeInstanceOf(CommitConflict);
  });

  it('updates under the write time that was read, and under no other', async () => {
    const { db, root } = world();
    const path = `${root}/a/1`;
    await db.commit([{ op: 'set', path, data: { x: 1 } }]);
    const first = await writeTimeOf(db, path);
    await db.commit([{ op: 'update', path, data: { x: 2 }, ifWrittenAt: first }]);
    const late = db.commit([{ op: 'update', path, data: { x: 3 }, ifWrittenAt: first }]);
    await expect(late).rejects.toBeInstanceOf(CommitConflict);
    expect((await read(db, path)).data).toStrictEqual({ x: 2 });
  });

  it('deletes under the write time that was read, and under no other', async () => {
    const { db, root } = world();
    const path = `${root}/a/1`;
    await db.commit([{ op: 'set', path, data: { x: 1 } }]);
    const first = await writeTimeOf(db, path);
    await db.commit([{ op: 'set', path, data: { x: 2 } }]);
    const late = db.commit([{ op: 'delete', path, ifWrittenAt: first }]);
    await expect(late).rejects.toBeInstanceOf(CommitConflict);
    await db.commit([{ op: 'delete', path, ifWrittenAt: await writeTimeOf(db, path) }]);
    expect(await read(db, path)).toMatchObject({ data: null, writtenAt: null });
  });

  it('deletes what is not there without a precondition, but not with one', async () => {
    const { db, root } = world();
    const ifWrittenAt = await db.commit([{ op: 'set', path: `${root}/a/1`, data: { x: 1 } }]);
    await db.commit([{ op: 'delete', path: `${root}/a/2` }]);
    const late = db.commit([{ op: 'delete', path: `${root}/a/2`, ifWrittenAt }]);
    await expect(late).rejects.toBeInstanceOf(CommitConflict);
  });

  it.each(['create', 'update', 'delete'] as const)(
    'writes nothing of a commit when a %s in it does not hold',
    async (op) => {
      const { db, root } = world();
      const [there, other] = [`${root}/a/there`, `${root}/a/other`];
      await db.commit([{ op: 'set', path: there, data: { x: 1 } }]);
      const ifWrittenAt = await writeTimeOf(db, there);
      await db.commit([{ op: 'set', path: there, data: { x: 2 } }]);
      const failing =
        op === 'delete'
          ? { op, path: there, ifWrittenAt }
          : op === 'update'
            ? { op, path: there, data: { x: 9 }, ifWrittenAt }
            : { op, path: there, data: { x: 9 } };
      const commit = db.commit([{ op: 'set', path: other, data: { x: 9 } }, failing]);
      await expect(commit).rejects.toBeInstanceOf(CommitConflict);
      expect((await read(db, other)).data).toBeNull();
      expect((await read(db, there)).data).toStrictEqual({ x: 2 });
    },
  );

  it('gives later commits later times, and returns the time of a commit', async () => {
    const { db, root } = world();
    const times = [];
    for (const x of [1, 2, 3])
      times.push(await db.commit([{ op: 'set', path: `${root}/a/1`, data: { x } }]));
    const texts = times.map((time) => time.valueOf());
    expect(new Set(texts).size).toBe(3);
    expect(texts.toSorted()).toStrictEqual(texts);
    expect((await writeTimeOf(db, `${root}/a/1`)).valueOf()).toBe(texts[2]);
  });

  it('leaves the time of a document as it was when a write changes nothing', async () => {
    const { db, root } = world();
    const path = `${root}/a/1`;
    const first = await db.commit([{ op: 'set', path, data: { x: 1 } }]);
    const second = await db.commit([{ op: 'update', path, data: { x: 1 }, ifWrittenAt: first }]);
    expect(second.isEqual(first)).toBe(true);
    expect((await writeTimeOf(db, path)).isEqual(first)).toBe(true);
  });

  it('adds to the audit, and refuses to change or remove what stands there, whatever else is written', async () => {
    const { db, root } = world();
    const org = `orgs/a${root.replaceAll(/[^a-z0-9]/gi, '')}`;
    const path = `${org}/audit/1`;
    const ifWrittenAt = await db.commit([{ op: 'create', path, data: { by: 'ann' } }]);
    const other = { op: 'set', path: `${org}/customers/1`, data: { x: 1 } } as const;
    for (const write of [
      { op: 'set', path, data: { by: 'max' } },
      { op: 'set', path: `${org}/audit/2`, data: { by: 'max' } },
      { op: 'update', path, data: { by: 'max' }, ifWrittenAt },
      { op: 'delete', path },
      { op: 'delete', path, ifWrittenAt },
    ] as const)
      await expect(db.commit([other, write])).rejects.toThrow('may not be changed or removed');
    const again = db.commit([other, { op: 'create', path, data: { by: 'max' } }]);
    await expect(again).rejects.toBeInstanceOf(CommitConflict);
    expect((await read(db, path)).data).toStrictEqual({ by: 'ann' });
    expect((await read(db, other.path)).data).toBeNull();
  });

  it('refuses an empty commit and one of more than 500 writes', async () => {
    const { db, root } = world();
    await expect(db.commit([])).rejects.toThrow(RangeError);
    const many = Array.from({ length: 501 }, (_, index) => ({
      op: 'set' as const,
      path: `${root}/a/${index}`,
      data: {},
    }));
    await expect(db.commit(many)).rejects.toThrow(RangeError);
  });
}

function describeReads(world: () => { db: Database; root: string }): void {
  it('returns documents in the order they were asked for, absent ones without data', async () => {
    const { db, root } = world();
    await db.commit([{ op: 'set', path: `${root}/a/1`, data: { x: 1 } }]);
    const documents = await db.getAll([`${root}/a/2`, `${root}/a/1`]);
    expect(documents.map(({ id, data }) => ({ id, data }))).toStrictEqual([
      { id: '2', data: null },
      { id: '1', data: { x: 1 } },
    ]);
    expect(await db.getAll([])).toStrictEqual([]);
  });

  it('shows all reads at one time the same state', async () => {
    const { db, root } = world();
    await db.commit([{ op: 'set', path: `${root}/a/1`, data: { x: 1 } }]);
    const seen = await db.atOneTime(async (reader) => {
      const before = await reader.getAll([`${root}/a/1`]);
      await db.commit([
        { op: 'set', path: `${root}/a/1`, data: { x: 2 } },
        { op: 'set', path: `${root}/a/2`, data: { x: 2 } },
      ]);
      const after = await reader.query({ collection: `${root}/a` });
      const [counted] = await reader.aggregate([{ query: { collection: `${root}/a` }, sum: 'x' }]);
      return { before: before[0]?.data, after: after.map(({ data }) => data), counted };
    });
    expect(seen).toStrictEqual({
      before: { x: 1 },
      after: [{ x: 1 }],
      counted: { count: 1, sum: 1 },
    });
  });

  it('counts operations as they are billed, for each handle by itself', async () => {
    const { db, root } = world();
    const own = db.metered();
    await own.commit([
      { op: 'set', path: `${root}/a/1`, data: { x: 1 } },
      { op: 'set', path: `${root}/a/2`, data: { x: 1 } },
      { op: 'delete', path: `${root}/a/3` },
    ]);
    await own.getAll([`${root}/a/1`, `${root}/a/9`]);
    await own.query({ collection: `${root}/none` });
    await own.aggregate([{ query: { collection: `${root}/a` } }]);
    expect(own.usage()).toStrictEqual({ reads: 4, writes: 2, deletes: 1 });
    expect(db.metered().usage()).toStrictEqual({ reads: 0, writes: 0, deletes: 0 });
  });
}

function describeQueries(world: () => { db: Database; root: string }): void {
  /** Five documents: `n` 1-4 and one without, `tag` odd or even, `at` absent, null or an instant. */
  async function plant(): Promise<{ db: Database; root: string; collection: string }> {
    const { db, root } = world();
    const collection = `${root}/things`;
    const rows = [
      { id: 'd', n: 1, tag: 'odd', at: AT },
      { id: 'c', n: 2, tag: 'even', at: null },
      { id: 'b', n: 3, tag: 'odd', inner: { cents: 30 } },
      { id: 'a', n: 4, tag: 'even', inner: { cents: 40 } },
      { id: 'e', tag: 'odd', inner: { cents: 'no number' } },
    ];
    await db.commit(
      rows.map(({ id, ...data }) => ({ op: 'set' as const, path: `${collection}/${id}`, data })),
    );
    await db.commit([{ op: 'set', path: `${collection}/d/below/x`, data: { n: 1 } }]);
    return { db, root, collection };
  }

  it('returns a collection by name, without what lies below its documents', async () => {
    const { db, collection } = await plant();
    expect(idsOf(await db.query({ collection }))).toStrictEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    [[['tag', '==', 'odd']], ['b', 'd', 'e']],
    [[['at', '==', null]], ['c']],
    [[['n', '>', 2]], ['b', 'a']],
    [
      [
        ['n', '>=', 2],
        ['n', '<=', 3],
      ],
      ['c', 'b'],
    ],
    [[['n', '<', 2]], ['d']],
    [[['at', '<', new Date(AT.getTime() + 1)]], ['d']],
    [[['inner.cents', '>', 0]], ['b', 'a']],
    [[['n', 'in', [1, 4]]], ['a', 'd']],
    [[['n', '!=', 2]], ['d', 'b', 'a']],
    [
      [
        ['tag', '==', 'even'],
        ['n', '>', 2],
      ],
      ['a'],
    ],
  ] as const)('finds by %j', async (where, ids) => {
    const { db, collection } = await plant();
    expect(idsOf(await db.query({ collection, where }))).toStrictEqual(ids);
  });

  it('finds by what a list contains, together with a value and an order', async () => {
    const { db, root } = world();
    const collection = `${root}/labelled`;
    const rows = [
      { id: 'a', labels: ['x', 'xy'], tag: 'odd', n: 1 },
      { id: 'b', labels: ['xy'], tag: 'odd', n: 3 },
      { id: 'c', labels: ['x'], tag: 'even', n: 2 },
      { id: 'd', labels: 'x', tag: 'odd', n: 4 },
      { id: 'e', labels: [], tag: 'odd', n: 5 },
      { id: 'f', labels: ['x'], tag: 'odd', n: 6 },
    ];
    await db.commit(
      rows.map(({ id, ...data }) => ({ op: 'set' as const, path: `${collection}/${id}`, data })),
    );
    const contains = ['labels', 'array-contains', 'x'] as const;
    expect(idsOf(await db.query({ collection, where: [contains] }))).toStrictEqual(['a', 'c', 'f']);
    const found = await db.query({
      collection,
      where: [contains, ['tag', '==', 'odd']],
      orderBy: [['n', 'desc']],
    });
    expect(idsOf(found)).toStrictEqual(['f', 'a']);
  });

  it('orders by a field, leaving out documents that lack it', async () => {
    const { db, collection } = await plant();
    const found = await db.query({ collection, orderBy: [['n', 'desc']], limit: 3 });
    expect(idsOf(found)).toStrictEqual(['a', 'b', 'c']);
  });

  it('goes on after a document id, and after a value', async () => {
    const { db, collection } = await plant();
    const byId = await db.query({
      collection,
      orderBy: [[DOCUMENT_ID, 'asc']],
      startAfter: ['b'],
      limit: 2,
    });
    expect(idsOf(byId)).toStrictEqual(['c', 'd']);
    const byValue = await db.query({ collection, orderBy: [['n', 'desc']], startAfter: [3] });
    expect(idsOf(byValue)).toStrictEqual(['c', 'd']);
  });

  it('returns only the fields that are selected', async () => {
    const { db, collection } = await plant();
    const found = await db.query({
      collection,
      where: [['n', '==', 3]],
      select: ['tag', 'inner.cents'],
    });
    expect(found[0]?.data).toStrictEqual({ tag: 'odd', inner: { cents: 30 } });
  });

  it('finds a collection wherever it lies', async () => {
    const { db, root } = await plant();
    const group = `group${root.split('/').at(-1)}`;
    const paths = [`${root}/${group}/1`, `${root}/things/a/${group}/2`];
    await db.commit(paths.map((path) => ({ op: 'set', path, data: { n: 1 } })));
    const found = await db.query({ collection: group, everywhere: true, where: [['n', '==', 1]] });
    expect(found.map(({ path }) => path).toSorted()).toStrictEqual(paths.toSorted());
  });

  it('goes on after a document of a collection wherever it lies, by its path among equals', async () => {
    const { db, root } = await plant();
    const group = `group${root.split('/').at(-1)}`;
    const paths = ['a/2', 'b/1', 'c/3', 'd/0'].map((end) => {
      const [parent, id] = end.split('/');
      return `${root}/things/${parent}/${group}/${id}`;
    });
    await db.commit(
      paths.map((path, index) => ({ op: 'set', path, data: { n: index === 3 ? 2 : 1 } })),
    );
    const after = (path: string | undefined) =>
      db.query({
        collection: group,
        everywhere: true,
        where: [['n', '<', 3]],
        orderBy: [
          ['n', 'asc'],
          [DOCUMENT_ID, 'asc'],
        ],
        ...(path === undefined ? {} : { startAfter: [1, path] }),
      });
    expect((await after(undefined)).map(({ path }) => path)).toStrictEqual(paths);
    expect((await after(paths[0])).map(({ path }) => path)).toStrictEqual(paths.slice(1));
  });

  it('counts and adds up, taking no text for a number', async () => {
    const { db, collection } = await plant();
    const results = await db.aggregate([
      { query: { collection } },
      { query: { collection, where: [['tag', '==', 'odd']] }, sum: 'inner.cents' },
      { query: { collection: `${collection}-none` }, sum: 'n' },
    ]);
    expect(results[0]).toStrictEqual({ count: 5, sum: 0 });
    expect(results[1]?.sum).toBe(30);
    expect(results[2]).toStrictEqual({ count: 0, sum: 0 });
  });
}
