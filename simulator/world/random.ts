import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

// Taken once: below jest, reading a global costs more than the arithmetic does.
const { PI, cos, floor, imul, log, sqrt } = Math;

/** Names of the independent streams of randomness: one subject's draws never shift another's. */
export const STREAM = {
  person: 1,
  latent: 2,
  process: 3,
  order: 4,
  walkIn: 5,
  catalogue: 6,
  stock: 7,
  trickle: 8,
  fault: 9,
  control: 10,
  leftContact: 11,
} as const;

function mix(hash: number, value: number): number {
  let mixed = imul(hash ^ value, 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A stream of pseudo-random draws, fully determined by the numbers it was made from. */
export class Random {
  private readonly generator: RandomGenerator;

  constructor(...path: readonly number[]) {
    const hash = path.reduce(mix, 0x2545f491);
    this.generator = xoroshiro128plusFromState([
      mix(hash, 0x9e3779b9),
      mix(hash, 0x3c6ef372),
      mix(hash, 0xdaa66d2b),
      mix(hash, 0x78dde6e4),
    ]);
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return uniformFloat64(this.generator);
  }

  /** Uniform integer, both ends included. */
  int(from: number, to: number): number {
    return from + floor(this.unit() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** @throws {RangeError} for an empty list. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(0, list.length - 1)];
    if (picked === undefined) throw new RangeError('cannot pick from an empty list');
    return picked;
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -log(1 - this.unit());
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return sqrt(2 * this.exponential()) * cos(2 * PI * this.unit());
  }

  /** Gamma with the given shape and scale 1 (Marsaglia and Tsang, 2000; boosted below shape 1). */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.unit()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && log(1 - this.unit()) < 0.5 * x * x + d - d * v + d * log(v)) {
        return d * v;
      }
    }
  }

  /** Beta(a, b), by two gammas. */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }

  /** A new list in random order. */
  shuffle<T>(list: readonly T[]): T[] {
    const keyed = list.map((value) => ({ value, key: this.unit() }));
    return keyed.toSorted((left, right) => left.key - right.key).map(({ value }) => value);
  }
}
