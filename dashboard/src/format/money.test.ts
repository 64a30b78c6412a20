import { formatDollars, formatMoney } from './money';

it.each([
  [0, '$0.00', '$0'],
  [5, '$0.05', '$0'],
  [123_456, '$1,234.56', '$1,235'],
  [-250, '-$2.50', '-$3'],
])('%i cents are %s, to the dollar %s', (cents, exact, whole) => {
  expect(formatMoney(cents)).toBe(exact);
  expect(formatDollars(cents)).toBe(whole);
});
