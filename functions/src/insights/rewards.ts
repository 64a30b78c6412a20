import type { RewardStanding, RewardStep } from '../model/reward';
import type { TierRules } from '../model/rules';

/** The rewards of an org, least first. */
export function rewardStepsOf(rules: TierRules): RewardStep[] {
  return [
    { points: rules.firstRewardPoints, cents: rules.firstRewardCents },
    { points: rules.secondRewardPoints, cents: rules.secondRewardCents },
    { points: rules.thirdRewardPoints, cents: rules.thirdRewardCents },
  ];
}

/** The best reward that points reach, exact steps only, and what is missing to the next. Points below zero only miss more. */
export function rewardOf(points: number, rules: TierRules): RewardStanding {
  const steps = rewardStepsOf(rules);
  const next = steps.find((step) => step.points > points);
  return {
    best: steps.findLast((step) => step.points <= points) ?? null,
    next: next ? { ...next, missingPoints: next.points - points } : null,
  };
}
