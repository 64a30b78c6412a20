import { medianOf } from './median';

describe('the median', () => {
  it.each([
    [[7], 7],
    [[9, 1, 5], 5],
    [[10, 2, 4, 3], 3.5],
    [[100, 20, 3], 20],
  ])('of %j is %p', (values, expected) => {
    expect(medianOf(values)).toBe(expected);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    medianOf(values);
    expect(values).toStrictEqual([3, 1, 2]);
  });

  it('is none of nothing', () => {
    expect(() => medianOf([])).toThrow(RangeError);
  });
});
