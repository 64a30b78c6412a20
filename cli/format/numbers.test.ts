import { formatAmount, formatCents, formatCount, formatDollars, formatShare } from './numbers';

it('separates thousands', () => {
  expect(formatCount(2527)).toBe('2,527');
});

it.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [123_450, '$1,234.50'],
  [-1_099, '-$10.99'],
])('shows %d cents as %s', (cents, text) => {
  expect(formatCents(cents)).toBe(text);
});

it.each([
  [1, 3, '33.3%'],
  [2, 3, '66.7%'],
  [3, 3, '100.0%'],
  [0, 0, '0.0%'],
])('shows %d of %d as %s', (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});

it.each([
  [0, '0 orders'],
  [1, '1 order'],
  [1000, '1,000 orders'],
])('counts %d as %s', (count, text) => {
  expect(formatAmount(count, 'order')).toBe(text);
});

it.each([
  [0, '$0.00'],
  [0.0000078, '$0.000008'],
  [0.004, '$0.004000'],
  [1.25, '$1.25'],
])('shows %d dollars as %s', (dollars, text) => {
  expect(formatDollars(dollars)).toBe(text);
});
