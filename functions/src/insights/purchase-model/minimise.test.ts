import { minimise } from './minimise';

const banana = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const walled = ([x = 0, y = 0]: readonly number[]) => (x < 1 ? Infinity : x + y * y);

describe('minimise', () => {
  it('finds the bottom of a curved valley', () => {
    const { at, converged } = minimise(banana, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(1, 4);
  });

  it('stays where the function is finite', () => {
    const { at } = minimise(walled, [3, 2]);
    expect(at[0]).toBeCloseTo(1, 4);
    expect(at[1]).toBeCloseTo(0, 2);
  });

  it('says when it found no rest', () => {
    const { converged } = minimise(([x = 0]) => -x, [0]);
    expect(converged).toBe(false);
  });

  it('rests at once on a plain', () => {
    expect(minimise(() => 7, [1, 2, 3])).toMatchObject({ value: 7, converged: true });
  });
});
