import type { Order } from '@model/order';
import { describeItems, toTimeline } from './to-timeline';

const orderAt = (placedAt: Date): Order => ({
  customerId: 'alv_9',
  locationId: '1',
  status: 'completed',
  rawStatus: null,
  placedAt,
  businessDay: placedAt.toISOString().slice(0, 10),
  totals: { subtotalCents: null, taxCents: null, discountCents: null, totalCents: 5_000 },
  items: [],
  counted: true,
  paidInFull: true,
  fulfilment: null,
  useType: null,
  paymentMethod: null,
  source: {
    provider: 'alleaves',
    externalId: '1',
    version: { updatedAt: null, observedAt: placedAt, hash: 'x' },
    firstSeenAt: placedAt,
    deletedAt: null,
    stub: false,
    companion: false,
  },
});
const orders = [
  { id: 'alv_2', value: orderAt(new Date('2026-02-10T00:00:00Z')) },
  { id: 'alv_1', value: orderAt(new Date('2026-01-10T00:00:00Z')) },
];
const move = {
  customerId: 'alv_9',
  number: 1,
  from: 'new',
  to: 'loyal',
  at: new Date('2026-02-11T00:00:00Z'),
  cause: 'purchase',
  why: 'Loyal: 2 orders, 2 needed',
} as const;
const entered = { segment: 'new', at: new Date('2026-01-01T00:00:00Z') } as const;

const kinds = (more: boolean) =>
  toTimeline({ orders, more, moves: [move], entered }).map(({ kind, at }) => [
    kind,
    at.toISOString().slice(0, 10),
  ]);

describe('toTimeline', () => {
  it('puts orders and moves together, the latest first', () => {
    expect(kinds(false)).toStrictEqual([
      ['move', '2026-02-11'],
      ['order', '2026-02-10'],
      ['order', '2026-01-10'],
      ['entered', '2026-01-01'],
    ]);
  });

  it('leaves out what is older than the orders read so far', () => {
    expect(kinds(true)).toStrictEqual([
      ['move', '2026-02-11'],
      ['order', '2026-02-10'],
      ['order', '2026-01-10'],
    ]);
  });

  it('shows the journey of somebody without orders', () => {
    expect(toTimeline({ orders: [], more: false, moves: [], entered })).toStrictEqual([
      { kind: 'entered', ...entered },
    ]);
  });
});

const item = (name: string, quantity: number) => ({
  name,
  quantity,
  productId: null,
  category: 'flower' as const,
  unitPriceCents: null,
});

describe('describeItems', () => {
  it.each([
    ['nothing', [], ''],
    ['one piece', [item('Gummies', 1)], '\u2068Gummies\u2069'],
    [
      'several',
      [item('Blue Dream', 2), item('Gummies', 1), item('Vape', 1), item('Tincture', 1)],
      '2 x \u2068Blue Dream\u2069, \u2068Gummies\u2069 and 2 more',
    ],
  ])('names %s', (_, items, text) => {
    expect(describeItems(items)).toBe(text);
  });
});
