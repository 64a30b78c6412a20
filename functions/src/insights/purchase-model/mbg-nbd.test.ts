import * as fc from 'fast-check';
import {
  NEWCOMER,
  expectedPurchases,
  medianWait,
  probabilityAlive,
  probabilityOfPurchase,
} from './mbg-nbd';
import type { MbgNbdParameters } from './mbg-nbd';

const parameter = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const modelArbitrary: fc.Arbitrary<MbgNbdParameters> = fc.record({
  r: parameter,
  alpha: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
  a: parameter,
  b: parameter,
});
const timesArbitrary = fc
  .record({ repeats: fc.nat(500), silence: fc.nat(2_000), span: fc.nat(2_000) })
  .map(({ repeats, silence, span }) => {
    const recency = repeats === 0 ? 0 : Math.max(repeats, span);
    return { repeats, recency, age: recency + silence };
  });

describe('the MBG/NBD model', () => {
  it('gives probabilities and finite expectations for every history and all parameters', () => {
    fc.assert(
      fc.property(modelArbitrary, timesArbitrary, fc.integer({ min: 1, max: 730 }), (...given) => {
        const alive = probabilityAlive(given[0], given[1]);
        const returning = probabilityOfPurchase(...given);
        const purchases = expectedPurchases(...given);
        expect(alive >= 0 && alive <= 1).toBe(true);
        expect(returning >= 0 && returning <= alive).toBe(true);
        expect(purchases >= returning * (1 - 1e-9) && Number.isFinite(purchases)).toBe(true);
        expect(medianWait(given[0], given[1])).toBeGreaterThan(0);
      }),
    );
  });

  it('believes less in a customer the longer they are silent', () => {
    const model = { r: 1, alpha: 30, a: 1, b: 5 };
    const alive = [0, 30, 90, 365].map((silence) =>
      probabilityAlive(model, { repeats: 5, recency: 100, age: 100 + silence }),
    );
    expect(alive).toStrictEqual(alive.toSorted((left, right) => right - left));
    expect(alive[0]).toBeCloseTo(10 / 11, 12);
    expect(alive[3]).toBeLessThan(0.05);
  });

  it('believes in a newcomer as far as nobody leaves after the first purchase', () => {
    expect(probabilityAlive({ r: 1, alpha: 30, a: 1, b: 4 }, NEWCOMER)).toBeCloseTo(0.8, 12);
  });

  it('expects the next purchase by the median of the wait', () => {
    const model = { r: 1, alpha: 30, a: 1, b: 4 };
    expect(medianWait(model, { repeats: 1, recency: 10, age: 70 })).toBeCloseTo(
      100 * (Math.SQRT2 - 1),
      9,
    );
    const wait = medianWait(model, NEWCOMER);
    expect(probabilityOfPurchase(model, NEWCOMER, wait)).toBeCloseTo(0.8 / 2, 12);
  });
});
