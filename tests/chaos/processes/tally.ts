import type { RoundResult } from './run-round';

/** What must come to pass in a campaign that is long enough. */
export const MUST_HAPPEN = [
  'run_killed',
  'drain_killed',
  'webhook_killed',
  'sweep_killed',
  'sweep_rung',
  'stop_outlived_lease',
  'zombie_refused',
  'emulator_restarted',
  'commit_fate_unknown',
] as const;

/** From so many rounds on, all of it must have. */
export const COVERED_FROM = 20;

const SHOWN_DIFFERENCES = 3;

/** What a campaign of processes came to. */
export interface ProcessReport {
  readonly ok: boolean;
  readonly rounds: number;
  readonly equal: number;
  readonly failed: readonly RoundResult[];
  /** How often each kind of blow and of recovery came to pass. */
  readonly happened: Readonly<Record<string, number>>;
  /** What must come to pass and did not; a failure from {@link COVERED_FROM} rounds on. */
  readonly never: readonly string[];
  readonly seconds: number;
}

/** Adds up the results of rounds. @param asked how many were to be played. */
export function tally(
  results: readonly RoundResult[],
  { asked, seconds }: { asked: number; seconds: number },
): ProcessReport {
  const happened: Record<string, number> = {};
  for (const { counts } of results)
    for (const [name, times] of Object.entries(counts))
      happened[name] = (happened[name] ?? 0) + times;
  const never = MUST_HAPPEN.filter((name) => !happened[name]);
  const equal = results.filter(({ ok }) => ok).length;
  return {
    ok: equal === asked && (asked < COVERED_FROM || never.length === 0),
    rounds: results.length,
    equal,
    failed: results.filter(({ ok }) => !ok),
    happened: Object.fromEntries(Object.entries(happened).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    never,
    seconds,
  };
}

/** A round that failed, for a person: what broke, and everything that happened. */
export function describeRound(round: RoundResult): string {
  const { seed, violations, waiting, differences, story } = round;
  return [
    `round ${seed} failed; its plan again with: npm run chaos -- --processes 1 --from ${seed}`,
    ...violations.map((line) => `  violated: ${line}`),
    ...waiting.map((line) => `  not at rest: ${line}`),
    ...differences.slice(0, SHOWN_DIFFERENCES).map((line) => `  differs: ${line}`),
    `  ${differences.length} documents differ`,
    ...story.map((line) => `    ${line}`),
  ].join('\n');
}

/** A campaign, for a person. */
export function describeProcesses(report: ProcessReport): string {
  const { rounds, equal, happened, never, seconds } = report;
  const list = Object.entries(happened).map(([name, times]) => `${name} ${times}`);
  const isFailure = rounds >= COVERED_FROM ? ' (a failure)' : '';
  return [
    `with processes: ${list.join(', ')}`,
    ...(never.length > 0 ? [`never: ${never.join(', ')}${isFailure}`] : []),
    `${equal} of ${rounds} rounds with killed processes equal to the oracle, ${seconds.toFixed(0)} s`,
  ].join('\n');
}
