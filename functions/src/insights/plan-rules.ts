import type { z } from 'zod';
import { ruleValuesSchema, type RuleValues, type RulesChange } from '../model/rules';

/** What rules would be after a change, or the first thing that is wrong with it, in one sentence. */
export type PlannedRules =
  | { readonly values: RuleValues; readonly problem: null }
  | { readonly values: null; readonly problem: string };

/** The current rules with what somebody wants otherwise. What is not named stays as it is. */
export function planRules(current: RuleValues, change: RulesChange): PlannedRules {
  const parsed = ruleValuesSchema.safeParse({
    segments: { ...current.segments, ...change.segments },
    tiers: { ...current.tiers, ...change.tiers },
    lifetimeHorizons: { ...current.lifetimeHorizons, ...change.lifetimeHorizons },
  });
  if (parsed.success) return { values: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  return { values: null, problem: issue ? toSentence(issue) : 'These rules are not possible.' };
}

function toSentence(issue: z.core.$ZodIssue): string {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'too_small') return `${name} must be at least ${issue.minimum}.`;
  if (issue.code === 'too_big') return `${name} must be at most ${issue.maximum}.`;
  if (issue.code === 'invalid_type') return `${name} must be a whole number.`;
  if (issue.code === 'unrecognized_keys') return `There is no rule ${name}.${issue.keys[0] ?? ''}.`;
  return `In ${name}, ${issue.message}.`;
}
