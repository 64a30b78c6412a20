import * as fc from 'fast-check';
import { expectedWhileAlive } from './expected-while-alive';

describe('expectedWhileAlive', () => {
  // From the closed form with the hypergeometric function, evaluated with 60 digits.
  it.each([
    [0.5, 0.1, 0.9, 2.6, 0.0490681572878689],
    [3.2, 4, 1.3, 7, 6.14041782798335],
    [26.5, 1.05, 0.89, 28.6, 20.1507244579377],
    [0.2, 300, 2.5, 1.1, 1.08936458116741],
    [120, 3, 0.05, 140, 346.425902719019],
    [8, 1e-6, 0.7, 12, 7.99999801574885e-6],
    [1000, 5, 3, 1200, 578.418003766987],
    [0.01, 1000, 20, 0.3, 0.0676567016546728],
    [2.5, 2, 1, 4, 3.16190953212615],
  ])('of shape %d, ratio %d, left %d, stayed %d', (shape, ratio, left, stayed, expected) => {
    const found = expectedWhileAlive({ shape, ratio, left, stayed });
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-10);
  });

  it('is nothing without time', () => {
    expect(expectedWhileAlive({ shape: 1, ratio: 0, left: 1, stayed: 2 })).toBe(0);
  });

  it('is a number between nothing and what somebody buys who never leaves, and grows with the horizon', () => {
    const positive = fc.double({ min: 1e-4, max: 1e3, noNaN: true });
    const belief = fc.record({
      shape: positive,
      ratio: positive,
      left: positive,
      stayed: positive,
    });
    fc.assert(
      fc.property(belief, (at) => {
        const expected = expectedWhileAlive(at);
        expect(expected).toBeGreaterThan(0);
        expect(expected).toBeLessThanOrEqual(at.shape * at.ratio * (1 + 1e-9));
        const later = expectedWhileAlive({ ...at, ratio: at.ratio * 1.1 });
        expect(later).toBeGreaterThanOrEqual(expected * (1 - 1e-12));
      }),
    );
  });
});
