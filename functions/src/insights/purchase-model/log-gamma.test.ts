import * as fc from 'fast-check';
import { logGamma } from './log-gamma';

describe('logGamma', () => {
  it.each([
    [1e-4, 9.210282658633963],
    [0.05, 2.9688792010517306],
    [0.5, 0.5723649429247001],
    [1, 0],
    [1.5, -0.12078223763524522],
    [2, 0],
    [3.7, 1.4280723266653879],
    [9.99, 12.779315214350193],
    [10, 12.801827480081469],
    [25.3, 55.74618118358459],
    [171, 706.5730622457874],
    [1000.5, 5908.674175848678],
    [1e6, 12815504.569147611],
  ])('of %d is right to 13 digits', (x, expected) => {
    const tolerance = 1e-13 * Math.max(1, Math.abs(expected));
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(tolerance);
  });

  it('grows by ln x from x to x + 1', () => {
    const argument = fc.double({ min: 1e-6, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(argument, (x) => {
        const error = Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x));
        expect(error).toBeLessThan(1e-12 * Math.max(1, Math.abs(logGamma(x))));
      }),
    );
  });

  it('is infinite at 0 and not a number below', () => {
    expect(logGamma(0)).toBe(Infinity);
    expect(logGamma(-1.5)).toBeNaN();
  });
});
