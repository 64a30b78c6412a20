import { BRANCHES } from '../assertions/branches';
import { FAULT_KINDS } from '../faults/fault-kinds';
import type { SeedResult } from '../seed/run-seed';
import { sortDifferences, type Harm } from './sort-differences';

/** What a campaign came to. */
export interface CampaignReport {
  readonly seeds: number;
  readonly equal: number;
  readonly failed: readonly FailedSeed[];
  readonly harm: Harm;
  readonly faultKinds: number;
  readonly fired: Readonly<Record<string, number>>;
  readonly branches: Readonly<Record<string, number>>;
  /** Kinds and branches that never came to pass; none in a campaign that is long enough. */
  readonly never: readonly string[];
  readonly seconds: number;
}

export interface FailedSeed {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly firstViolation: string | null;
  readonly waiting: readonly string[];
  readonly differences: readonly string[];
}

/** Adds up the results of seeds. */
export function tally(results: readonly SeedResult[], seconds: number): CampaignReport {
  const fired = sum(results.map((result) => result.fired));
  const branches = sum(results.map((result) => result.branches));
  const never = [
    ...FAULT_KINDS.filter((kind) => !fired[kind]),
    ...BRANCHES.filter((branch) => !branches[branch]),
  ];
  return {
    seeds: results.length,
    equal: results.filter(({ ok }) => ok).length,
    failed: results.filter(({ ok }) => !ok).map(toFailed),
    harm: sortDifferences(results),
    faultKinds: FAULT_KINDS.length,
    fired,
    branches,
    never,
    seconds,
  };
}

/** What a person needs to know of a seed that failed. */
export function toFailed({
  seed,
  fired,
  violations,
  waiting,
  differences,
}: SeedResult): FailedSeed {
  return {
    seed,
    faults: [...fired.keys()],
    firstViolation: violations[0] ?? null,
    waiting,
    differences,
  };
}

function sum(maps: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const map of maps) for (const [name, times] of map) total[name] = (total[name] ?? 0) + times;
  return Object.fromEntries(Object.entries(total).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
