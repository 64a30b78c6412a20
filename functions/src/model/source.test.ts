import fc from 'fast-check';
import { compareVersions, type Version } from './source';

const instant = fc.integer({ min: 0, max: 4 }).map((hour) => new Date(Date.UTC(2026, 0, 1, hour)));
const hash = fc.constantFrom('a', 'b', 'c', 'd');
const dated: fc.Arbitrary<Version> = fc.record({ updatedAt: instant, observedAt: instant, hash });
const undated: fc.Arbitrary<Version> = fc.record({
  updatedAt: fc.constant(null),
  observedAt: instant,
  hash,
});

/** Versions of one record of which no two have the same content. */
const contents = (version: fc.Arbitrary<Version>): fc.Arbitrary<Version[]> =>
  fc.uniqueArray(version, { minLength: 2, maxLength: 4, selector: (one) => one.hash });

const version = (updatedAt: string | null, observedAt: string, content: string): Version => ({
  updatedAt: updatedAt === null ? null : new Date(updatedAt),
  observedAt: new Date(observedAt),
  hash: content,
});

const EARLY = '2026-01-28T10:00:00Z';
const LATE = '2026-01-28T11:00:00Z';

describe('compareVersions', () => {
  it.each([
    [
      'the later update wins over the later look',
      version(LATE, EARLY, 'a'),
      version(EARLY, LATE, 'b'),
    ],
    ['the later look wins at equal updates', version(EARLY, LATE, 'a'), version(EARLY, EARLY, 'b')],
    ['the later look wins without updates', version(null, LATE, 'a'), version(null, EARLY, 'b')],
    [
      'a version with an update wins over one without, however late that was seen',
      version(LATE, EARLY, 'b'),
      version(null, LATE, 'a'),
    ],
    [
      'the greater hash wins at equal times',
      version(EARLY, EARLY, 'b'),
      version(EARLY, EARLY, 'a'),
    ],
  ])('%s', (_, newer, older) => {
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
    expect(compareVersions(older, newer)).toBeLessThan(0);
  });

  it('calls equal content equal whenever it was seen', () => {
    expect(compareVersions(version(EARLY, EARLY, 'a'), version(EARLY, LATE, 'a'))).toBe(0);
  });

  it('says the opposite when asked the other way round', () => {
    fc.assert(
      fc.property(fc.oneof(dated, undated), fc.oneof(dated, undated), (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });

  it.each([
    ['with an update time', dated],
    ['without an update time', undated],
    ['of both kinds', fc.oneof(dated, undated)],
  ])('puts different contents %s into one order that has no circles', (_, kind) => {
    fc.assert(
      fc.property(contents(kind), (versions) => {
        const sorted = versions.toSorted(compareVersions);
        for (const [index, a] of sorted.entries())
          for (const b of sorted.slice(index + 1)) expect(compareVersions(a, b)).toBeLessThan(0);
      }),
    );
  });
});
