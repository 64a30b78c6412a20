import type { CampaignReport, FailedSeed } from './tally';

const SHOWN_DIFFERENCES = 3;

/** A failing seed, for a person: what struck, what broke first, what differs. */
export function describeFailure(failed: FailedSeed): string {
  const { seed, faults, firstViolation, waiting, differences } = failed;
  return [
    `seed ${seed} failed; again with: npm run chaos -- --seed ${seed} --verbose`,
    `  faults: ${faults.join(', ') || 'none'}`,
    ...(firstViolation === null ? [] : [`  first violated: ${firstViolation}`]),
    ...waiting.slice(0, SHOWN_DIFFERENCES).map((line) => `  not at rest: ${line}`),
    ...differences.slice(0, SHOWN_DIFFERENCES).map((line) => `  differs: ${line}`),
    ...(differences.length > SHOWN_DIFFERENCES
      ? [`  and ${differences.length - SHOWN_DIFFERENCES} documents more`]
      : []),
  ].join('\n');
}

/** A campaign, for a person. */
export function describeCampaign(report: CampaignReport, mustCover: boolean): string {
  const { seeds, equal, fired, branches, never, faultKinds, harm, seconds } = report;
  return [
    `faults that struck: ${list(fired)}`,
    `ways of recovery taken: ${list(branches)}`,
    ...(never.length > 0 ? [`never: ${never.join(', ')}${mustCover ? ' (a failure)' : ''}`] : []),
    `${harm.lost} lost, ${harm.stale} stale, ${harm.doubleCounted} double-counted, ${harm.crossOrg} cross-org`,
    `${equal} of ${seeds} seeds equal to the oracle, ${faultKinds} kinds of fault, ${seconds.toFixed(0)} s`,
  ].join('\n');
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
}
