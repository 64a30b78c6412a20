import { PosError } from '../errors';
import { walkOffset, type ListPage, type NumberedPage } from './offset-walk';

const AT = new Date('2026-01-29T15:00:00.000Z');

interface Row {
  readonly id: string;
}

function makeRows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: String(index + 1) }));
}

const readId = (row: unknown): string => JSON.stringify(row);

/** Full pages of four, of which the third cannot be had. */
function failOnThird(page: number): Promise<ListPage> {
  if (page === 3) return Promise.reject(new PosError('transient', 'busy'));
  return Promise.resolve({ rows: makeRows(page * 4).slice(-4), total: null, observedAt: AT });
}

interface List {
  readonly rows: readonly Row[];
  readonly total?: number;
  /** The largest page the POS serves. */
  readonly cap?: number;
}

/** Walks a list in memory with pages of four, and notes which pages were asked for. */
function startWalk({ rows, total, cap = 4 }: List, firstPage = 1) {
  const asked: number[] = [];
  const fetchPage = (page: number): Promise<ListPage> => {
    asked.push(page);
    const served = rows.slice((page - 1) * cap, page * cap);
    return Promise.resolve({ rows: served, total: total ?? null, observedAt: AT });
  };
  const pages = walkOffset({ fetchPage, firstPage, pageSize: 4, concurrency: 2, readId });
  return { asked, pages };
}

async function sizesOf(pages: AsyncIterable<NumberedPage>): Promise<number[]> {
  const sizes: number[] = [];
  for await (const { rows } of pages) sizes.push(rows.length);
  return sizes;
}

describe('a walk over numbered pages', () => {
  it.each([
    [0, [0]],
    [3, [3]],
    [4, [4, 0]],
    [9, [4, 4, 1]],
  ])('serves %i rows as pages of %j', async (count, sizes) => {
    expect(await sizesOf(startWalk({ rows: makeRows(count) }).pages)).toStrictEqual(sizes);
  });

  it('begins where it is told', async () => {
    expect(await sizesOf(startWalk({ rows: makeRows(9) }, 3).pages)).toStrictEqual([1]);
  });

  it('asks for no more pages ahead than it may at a time', async () => {
    const { asked, pages } = startWalk({ rows: makeRows(40) });
    await pages.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toStrictEqual([1, 2]);
    await pages.next();
    expect(asked).toStrictEqual([1, 2, 3]);
    await pages.return();
    expect(asked).toStrictEqual([1, 2, 3]);
  });

  it('asks for nothing beyond the total that the POS gives', async () => {
    const { asked, pages } = startWalk({ rows: makeRows(9), total: 9 });
    await sizesOf(pages);
    expect(asked).toStrictEqual([1, 2, 3]);
  });

  it('goes on after a short page when the POS counts more rows', async () => {
    const { pages } = startWalk({ rows: makeRows(8), total: 8, cap: 3 });
    expect(await sizesOf(pages)).toStrictEqual([3, 3, 2]);
  });

  it('goes on when the POS seems to serve smaller pages than asked for', async () => {
    const rows = makeRows(120);
    const fetchPage = (page: number): Promise<ListPage> =>
      Promise.resolve({
        rows: rows.slice((page - 1) * 50, page * 50),
        total: null,
        observedAt: AT,
      });
    const walk = { fetchPage, pageSize: 100, concurrency: 2, readId };
    expect(await sizesOf(walkOffset({ ...walk, firstPage: 1 }))).toStrictEqual([50, 50, 20]);
    expect(await sizesOf(walkOffset({ ...walk, firstPage: 2 }))).toStrictEqual([50, 20]);
  });

  it('takes no empty first page for an empty list while the POS counts rows', async () => {
    const { pages } = startWalk({ rows: [], total: 2_500 });
    await expect(sizesOf(pages)).rejects.toMatchObject({ kind: 'contract' });
  });

  it('serves the pages before one that fails, and then the failure', async () => {
    const options = { firstPage: 1, pageSize: 4, concurrency: 3, readId };
    const pages = walkOffset({ ...options, fetchPage: failOnThird });
    expect((await pages.next()).done).toBe(false);
    expect((await pages.next()).done).toBe(false);
    await expect(pages.next()).rejects.toThrow('busy');
  });

  it('lets go of what it asked for ahead when nobody wants more', async () => {
    const signals: AbortSignal[] = [];
    const fetchPage = (_page: number, signal: AbortSignal): Promise<ListPage> => {
      signals.push(signal);
      return Promise.resolve({ rows: makeRows(4), total: null, observedAt: AT });
    };
    const pages = walkOffset({ fetchPage, firstPage: 1, pageSize: 4, concurrency: 3, readId });
    await pages.next();
    await pages.return();
    expect(signals.map(({ aborted }) => aborted)).toStrictEqual([true, true, true]);
  });
});
