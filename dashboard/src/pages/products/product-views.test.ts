import type { Product } from '@model/product';
import { isCarried, toProductLine } from './product-line';
import { readView, selectLines, type ProductView } from './product-views';

const stock = { onHand: 10, available: 10, priceCents: null, lowStockThreshold: null };

const product = (change: Partial<Product>): Product => ({
  name: 'Sample',
  brand: null,
  category: 'flower',
  rawCategory: null,
  strain: null,
  stock: { '1': stock },
  priceCents: 1_000,
  retailPriceCents: null,
  outTheDoorPriceCents: null,
  potency: { thcPercent: null, cbdPercent: null },
  cannabis: true,
  expiresOn: null,
  source: {
    provider: 'alleaves',
    externalId: '1',
    version: { updatedAt: null, observedAt: new Date('2026-01-28T20:00:00Z'), hash: 'h' },
    stub: false,
    companion: false,
    firstSeenAt: new Date('2026-01-28T20:00:00Z'),
    deletedAt: null,
  },
  ...change,
});

const sold = (units28: number, unitsBefore28 = 0) => ({
  units7: units28 / 4,
  units28,
  unitsBefore28,
  salesCents28: units28 * 1_000,
  lastSoldOn: '2026-01-27',
});

const line = (id: string, change: Partial<Product>, units28 = 0) =>
  toProductLine(id, product(change), {
    sales: units28 > 0 ? sold(units28) : undefined,
    locationId: null,
  });

const find = (view: ProductView, text = '') =>
  selectLines(LINES, { view, text, today: '2026-01-28' }).map(({ id }) => id);

const LINES = [
  line('runs-out', { name: 'Runs out' }, 28),
  line('lasts', { name: 'Lasts', stock: { '1': { ...stock, available: 14 } } }, 28),
  line('rests', { name: 'Rests', brand: 'Acme' }),
  line('gone', { name: 'Gone', stock: { '1': { ...stock, available: 0 } } }, 28),
  line('priceless', { name: 'Priceless', priceCents: null }, 1),
  line('low', { name: 'Low', stock: { '1': { ...stock, lowStockThreshold: 10 } } }, 1),
  line('old', { name: 'Old', expiresOn: '2026-02-27' }, 1),
];

describe('a line of the catalogue', () => {
  it('adds up the stock of all locations, or takes that of one with its price', () => {
    const change = {
      stock: { '1': stock, '2': { ...stock, available: 5, priceCents: 900 } },
    };
    expect(line('a', change)).toMatchObject({ available: 15, priceCents: 1_000 });
    const there = toProductLine('a', product(change), { sales: undefined, locationId: '2' });
    expect(there).toMatchObject({ available: 5, priceCents: 900 });
  });

  it('says how long the stock lasts and where sales are heading', () => {
    const sales = sold(42, 28);
    const shown = toProductLine('a', product({}), { sales, locationId: null });
    expect(shown).toMatchObject({ perDay: 1.5, trend: 0.5, units28: 42 });
    expect(shown.daysLeft).toBeCloseTo(6.67, 2);
  });
});

const carried = (change: Partial<Product>, units28: number, locationId: string | null): boolean =>
  isCarried(product(change), { sales: units28 > 0 ? sold(units28) : undefined, locationId });

describe('a location', () => {
  it('has nothing to do with what it neither keeps nor sold', () => {
    expect(carried({}, 0, '2')).toBe(false);
    expect(carried({}, 3, '2')).toBe(true);
    expect(carried({ stock: { '2': { ...stock, available: 0 } } }, 0, '2')).toBe(true);
    expect(carried({ stock: {} }, 0, null)).toBe(true);
  });

  it('is named where a product is low there', () => {
    const change = { stock: { '1': stock, '2': { ...stock, lowStockThreshold: 10 } } };
    expect(line('a', change).lowAt).toEqual(['2']);
    const at1 = toProductLine('a', product(change), { sales: undefined, locationId: '1' });
    expect(at1.lowAt).toEqual([]);
  });
});

describe('questions to the catalogue', () => {
  it('names what to order again: sold, and gone in less than a fortnight', () => {
    expect(find('order-again')).toEqual(['runs-out', 'gone']);
  });

  it('names what has no price, is low, is sold out, does not sell or expires', () => {
    expect(find('no-price')).toEqual(['priceless']);
    expect(find('low-stock')).toEqual(['low']);
    expect(find('sold-out')).toEqual(['gone']);
    expect(find('not-selling')).toEqual(['rests']);
    expect(find('expiring')).toEqual(['old']);
  });

  it('looks for names, brands and ids', () => {
    expect(find('all', 'ACME')).toEqual(['rests']);
    expect(find('all', 'low')).toEqual(['low']);
    expect(find('all', 'nothing like it')).toEqual([]);
  });

  it('takes an unknown question for none', () => {
    expect(readView('stolen')).toBe('all');
    expect(readView('low-stock')).toBe('low-stock');
  });
});
