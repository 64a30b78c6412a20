import type { RoundResult } from './run-round';
import { COVERED_FROM, MUST_HAPPEN, tally } from './tally';

function round(seed: number, given: Partial<RoundResult> = {}): RoundResult {
  const nothing = { violations: [], waiting: [], differences: [], story: [] };
  return { seed, ok: true, ...nothing, counts: {}, ms: 1, ...given };
}

const everything = Object.fromEntries(MUST_HAPPEN.map((name) => [name, 1]));

describe('tally', () => {
  it('is a success when every round is equal and every blow has struck', () => {
    const rounds = Array.from({ length: COVERED_FROM }, (_, seed) => round(seed));
    const results = [...rounds.slice(1), round(0, { counts: everything })];
    expect(tally(results, { asked: COVERED_FROM, seconds: 1 })).toMatchObject({
      ok: true,
      equal: COVERED_FROM,
      never: [],
    });
  });

  it('is a failure when a kind of blow never struck in a long campaign', () => {
    const { zombie_refused: _, ...rest } = everything;
    const rounds = Array.from({ length: COVERED_FROM }, (_one, seed) => round(seed));
    const report = tally([...rounds.slice(1), round(0, { counts: rest })], {
      asked: COVERED_FROM,
      seconds: 1,
    });
    expect(report).toMatchObject({ ok: false, never: ['zombie_refused'] });
  });

  it.each([
    ['a round failed', [round(1), round(2, { ok: false })]],
    ['a round was not played', [round(1)]],
  ])('is a failure when %s', (_, results) => {
    expect(tally(results, { asked: 2, seconds: 1 }).ok).toBe(false);
  });
});
