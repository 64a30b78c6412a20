import type { ProductLine } from './product-line';
import { readSort, sortLines, writeSort } from './product-sort';

const line = (id: string, daysLeft: number | null, units28 = 0): ProductLine => ({
  id,
  product: {
    name: id,
    brand: null,
    category: 'flower',
    rawCategory: null,
    strain: null,
    stock: {},
    priceCents: null,
    retailPriceCents: null,
    outTheDoorPriceCents: null,
    potency: { thcPercent: null, cbdPercent: null },
    cannabis: true,
    expiresOn: null,
    source: {
      provider: 'alleaves',
      externalId: id,
      version: { updatedAt: null, observedAt: new Date('2026-01-28T20:00:00Z'), hash: 'h' },
      stub: false,
      companion: false,
      firstSeenAt: new Date('2026-01-28T20:00:00Z'),
      deletedAt: null,
    },
  },
  priceCents: null,
  available: 0,
  lowAt: [],
  units28,
  perDay: 0,
  trend: null,
  daysLeft,
  inDemand: false,
  toOrder: 0,
});

const LINES = [line('b', 9), line('Unknown', null), line('C', 2), line('a', 9)];
const sorted = (...[id, desc]: [Parameters<typeof sortLines>[1]['id'], boolean]) =>
  sortLines(LINES, { id, desc }).map((one) => one.id);

describe('sortLines', () => {
  it('puts what is unknown at the end, whichever way it goes', () => {
    expect(sorted('days', false)).toEqual(['C', 'a', 'b', 'Unknown']);
    expect(sorted('days', true)).toEqual(['a', 'b', 'C', 'Unknown']);
  });

  it('takes capitals for small letters in names', () => {
    expect(sorted('name', false)).toEqual(['a', 'b', 'C', 'Unknown']);
    expect(sorted('name', true)).toEqual(['Unknown', 'C', 'b', 'a']);
  });

  it('puts those of one value by what sells more, then by name', () => {
    expect(sorted('price', true)).toEqual(['a', 'b', 'C', 'Unknown']);
    const lines = [line('Slow', 0, 1), line('Quick', 0, 7)];
    const shown = sortLines(lines, { id: 'days', desc: true }).map(({ id }) => id);
    expect(shown).toEqual(['Quick', 'Slow']);
  });
});

describe('the order in the address', () => {
  it('comes back as it was written', () => {
    expect(readSort(writeSort({ id: 'sold', desc: true }), 'all')).toEqual({
      id: 'sold',
      desc: true,
    });
  });

  it.each([
    [null, 'all', 'name'],
    ['colour_desc', 'sold-out', 'name'],
    [null, 'order-again', 'days'],
  ] as const)('%s of the view %s is by %s', (text, view, id) => {
    expect(readSort(text, view)).toEqual({ id, desc: false });
  });
});
