import type { OrderStatus } from '../model/order';
import { makeOrder } from '../testing/cursor-records';
import { afterSeeing, planOpenOrders, type OpenOrders } from './plan-open-orders';

const NOW = new Date('2026-01-28T20:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

function order(index: number, status: OrderStatus) {
  const observation = makeOrder(index, daysAgo(3));
  return { ...observation, body: { ...observation.body, status } };
}

const entry = (placed: number, checked: number) => ({
  placedAt: daysAgo(placed),
  checkedAt: daysAgo(checked),
});

describe('afterSeeing', () => {
  it.each(['pending', 'submitted', 'confirmed', 'preparing', 'ready', 'unknown'] as const)(
    'remembers an order that is %s',
    (status) => {
      const seen = order(1, status);
      expect(afterSeeing({}, [seen], NOW)).toEqual({
        [seen.externalId]: { placedAt: seen.body.placedAt, checkedAt: NOW },
      });
    },
  );

  it.each(['completed', 'cancelled'] as const)('forgets an order that is %s', (status) => {
    const seen = order(1, status);
    expect(afterSeeing({ [seen.externalId]: entry(3, 1) }, [seen], NOW)).toEqual({});
  });
});

const plan = (open: OpenOrders) =>
  planOpenOrders(open, { seenSince: daysAgo(0.01), openOrderDays: 60, now: NOW });

describe('planOpenOrders', () => {
  it('asks for what the walk did not see, longest unseen first', () => {
    const open = { a: entry(5, 1), b: entry(9, 2), c: entry(1, 0) };
    expect(plan(open)).toEqual({ ask: ['b', 'a'], remember: open });
  });

  it('asks no more for an order of more than 60 days ago', () => {
    expect(plan({ old: entry(60.1, 1), young: entry(59.9, 1) })).toEqual({
      ask: ['young'],
      remember: { young: entry(59.9, 1) },
    });
  });

  it('asks for at most 50 in one run', () => {
    const many = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`o${index}`, entry(5, 1)]),
    );
    expect(plan(many).ask).toHaveLength(50);
  });
});
