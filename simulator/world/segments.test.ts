import { truthSegment } from './segments';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const DAY = 86_400_000;

describe('the segment of a customer', () => {
  it.each([
    [1, 5_600, 3, 3, 'new'],
    [1, 5_600, 29, 29, 'new'],
    [1, 5_600, 30, 30, 'slipping'],
    [1, 90_000, 5, 5, 'new'],
    [2, 6_000, 10, 90, 'loyal'],
    [3, 24_000, 10, 100, 'high_value'],
    [4, 29_996, 10, 100, 'loyal'],
    [4, 30_000, 10, 100, 'high_value'],
    [5, 25_000, 5, 200, 'frequent'],
    [5, 30_000, 5, 200, 'loyal'],
    [5, 40_000, 5, 200, 'loyal'],
    [8, 39_992, 5, 200, 'frequent'],
    [8, 40_000, 5, 200, 'vip'],
    [2, 49_998, 10, 60, 'high_value'],
    [2, 50_000, 10, 60, 'vip'],
    [10, 100_000, 29, 400, 'vip'],
    [10, 100_000, 59, 400, 'slipping'],
    [10, 100_000, 60, 400, 'at_risk'],
    [10, 100_000, 89, 400, 'at_risk'],
    [10, 100_000, 90, 400, 'churned'],
  ])(
    'with %i orders of %i cents, the last %i and the first %i days ago, is %s',
    (orders, totalCents, last, first, segment) => {
      const purchases = {
        orders,
        totalCents,
        lastOrderAtMs: NOW - last * DAY,
        firstOrderAtMs: NOW - first * DAY,
      };
      expect(truthSegment(purchases, NOW)).toBe(segment);
    },
  );

  it('is new without any order', () => {
    expect(truthSegment(null, NOW)).toBe('new');
  });

  it('steps at the very millisecond', () => {
    const purchases = {
      orders: 2,
      totalCents: 6_000,
      lastOrderAtMs: NOW,
      firstOrderAtMs: NOW - 100 * DAY,
    };
    expect(truthSegment(purchases, NOW + 30 * DAY - 1)).toBe('loyal');
    expect(truthSegment(purchases, NOW + 30 * DAY)).toBe('slipping');
  });
});
