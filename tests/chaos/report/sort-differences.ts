import type { SeedResult } from '../seed/run-seed';

/** What is wrong with what is stored, by the kind of harm. */
export interface Harm {
  /** Documents that should be there and are not. */
  readonly lost: number;
  /** Documents that say something else than the point of sale. */
  readonly stale: number;
  /** Of what is made of orders: where more orders were counted than there are. */
  readonly doubleCounted: number;
  /** Writes that reached another organisation. */
  readonly crossOrg: number;
}

const COUNT = /"orderCount":(-?\d+)/;

/** Sorts the differences of seeds, and those of their violations that say that something crossed organisations. */
export function sortDifferences(results: readonly SeedResult[]): Harm {
  const kinds = results.flatMap(({ differences }) => differences.map(kindOf));
  const count = (kind: ReturnType<typeof kindOf>): number =>
    kinds.filter((one) => one === kind).length;
  const violations = results.flatMap((result) => result.violations);
  return {
    lost: count('lost'),
    stale: count('stale'),
    doubleCounted: count('doubleCounted'),
    crossOrg: violations.filter((line) => line.startsWith('org: ')).length,
  };
}

/** @param difference as the comparison words it: the document, what is expected, what is stored. */
function kindOf(difference: string): Exclude<keyof Harm, 'crossOrg'> {
  const [, expected = '', stored = ''] = difference.split('\n');
  if (stored.trim() === 'stored   nothing') return 'lost';
  const [wanted, found] = [expected, stored].map((side) => Number(COUNT.exec(side)?.[1] ?? 0));
  return (found ?? 0) > (wanted ?? 0) ? 'doubleCounted' : 'stale';
}
