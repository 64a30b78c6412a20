import { maximiseLikelihood } from './maximise-likelihood';
import type { LikelihoodTop } from './maximise-likelihood';
import { mbgLogLikelihood } from './mbg-likelihood';
import type { MbgNbdParameters } from './mbg-nbd';
import { sampleGroups } from './purchase-groups';
import type { PurchaseGroups } from './purchase-groups';

/** The most likely parameters. */
export type MbgFit = LikelihoodTop<MbgNbdParameters>;

/** r, α as a share of the mean age, a, b: a usual buyer, a rare one, and a population of regulars. */
const STARTS = [
  [1, 0.3, 1, 3],
  [0.3, 1, 0.5, 1],
  [5, 0.5, 0.2, 5],
] as const;

/** All starts are followed on so many groups at most; only the best of them on all. */
const SAMPLED_GROUPS = 4_000;

/**
 * Fits the MBG/NBD model by maximum likelihood. The sequence of the groups changes the parameters in the sixth digit at most.
 * @returns null when there is nothing to fit: no customer, or nobody observed for any time.
 */
export function fitMbg(groups: PurchaseGroups): MbgFit | null {
  const unit = meanAge(groups);
  if (!(unit > 0)) return null;
  const search = (observed: PurchaseGroups, starts: readonly (readonly number[])[]) =>
    maximiseLikelihood({
      toParameters: ([r = 1, alpha = 1, a = 1, b = 1]) => ({ r, alpha: alpha * unit, a, b }),
      starts,
      logLikelihood: (parameters) => mbgLogLikelihood(parameters, observed),
    });
  const sample = sampleGroups(groups, SAMPLED_GROUPS);
  const rough = search(sample, STARTS);
  return sample === groups ? rough : search(groups, [rough.values]);
}

function meanAge({ counts, ages, times }: PurchaseGroups): number {
  let customers = 0;
  let sum = 0;
  for (const [group, count] of counts.entries()) {
    customers += count;
    sum += count * (times[ages[group] ?? 0] ?? 0);
  }
  return customers === 0 ? 0 : sum / customers;
}
