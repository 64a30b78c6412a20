import { formatDollars } from './format-dollars';

describe('formatDollars', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [61_240, '$612.40'],
    [100_000, '$1,000.00'],
    [123_456_789, '$1,234,567.89'],
    [-300, '-$3.00'],
    [-100_001, '-$1,000.01'],
  ])('writes %i cents as %s', (cents, expected) => {
    expect(formatDollars(cents)).toBe(expected);
  });
});
