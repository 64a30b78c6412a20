import { formatCount, formatDay, formatThreshold } from './explain-words';

describe('the words of explanations', () => {
  it.each([
    [50_000, '500'],
    [4_950, '49.50'],
    [1, '0.01'],
    [100_000, '1,000'],
    [123_456_789, '1,234,567.89'],
  ])('writes a threshold of %i cents as %s', (cents, text) => {
    expect(formatThreshold(cents)).toBe(text);
  });

  it('writes days as retailers read them', () => {
    expect(formatDay('2026-03-01')).toBe('Mar 1, 2026');
    expect(formatDay('2027-12-31')).toBe('Dec 31, 2027');
  });

  it('counts one without an s', () => {
    expect([0, 1, 2].map((count) => formatCount(count, 'order'))).toStrictEqual([
      '0 orders',
      '1 order',
      '2 orders',
    ]);
  });
});
