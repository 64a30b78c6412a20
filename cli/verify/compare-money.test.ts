import { order } from '../testing/sides';
import { compareMoney } from './compare-money';

const NOBODY: ReadonlySet<string> = new Set();

it('adds up sales by location and business day, other orders left out', () => {
  const orders = new Map([
    ['alv_1', order()],
    ['alv_2', order({ totalCents: 2_050 })],
    ['alv_3', order({ locationId: '1001' })],
    ['alv_4', order({ counted: false, status: 'cancelled', businessDay: '2026-01-27' })],
  ]);
  expect(compareMoney(orders, orders, NOBODY)).toStrictEqual({ differences: [], days: 2 });
});

it('names the day whose money differs by a cent', () => {
  const pos = new Map([['alv_1', order({ totalCents: 1_001 })]]);
  const stored = new Map([['alv_1', order({ totalCents: 1_000 })]]);
  expect(compareMoney(pos, stored, NOBODY).differences).toStrictEqual([
    {
      kind: 'day',
      stream: 'orders',
      id: '1000/2026-01-28',
      detail: 'has 1 sale ($10.01) at the POS and 1 sale ($10.00) stored',
    },
  ]);
});

it('names both days when an order lies on another day', () => {
  const pos = new Map([['alv_1', order({ businessDay: '2026-01-29' })]]);
  const stored = new Map([['alv_1', order()]]);
  expect(compareMoney(pos, stored, NOBODY).differences.map(({ id }) => id)).toStrictEqual([
    '1000/2026-01-28',
    '1000/2026-01-29',
  ]);
});

it('leaves out orders that changed meanwhile, on both sides', () => {
  const pos = new Map([['alv_1', order({ totalCents: 1 })]]);
  const stored = new Map([['alv_1', order()]]);
  expect(compareMoney(pos, stored, new Set(['alv_1']))).toStrictEqual({ differences: [], days: 0 });
});
