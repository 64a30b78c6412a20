import { formatCount } from '../../format/numbers';
import { keyOf, RULE_FIELDS, storedValue, type RuleField, type Thresholds } from './rule-fields';
import { describeValue, fromText, toText, UNIT_LABELS } from './rule-texts';

/** What is typed and not saved, by threshold; what is not named is as it is stored. */
export type Draft = Readonly<Record<string, string>>;

/** Values to set, as the function takes them; the rest stays. */
export interface RuleChange {
  readonly segments: Record<string, number>;
  readonly tiers: Record<string, number>;
}

/** What a draft comes to. */
export interface DraftReading {
  /** What it would set. Whole only without problems. */
  readonly change: RuleChange;
  /** How many thresholds that are. */
  readonly changes: number;
  /** What is wrong with which threshold, in a sentence. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Which threshold must be above which. */
const RISING: readonly (readonly [lower: string, upper: string, sentence: string])[] = [
  ['segments.slippingMinDays', 'segments.atRiskMinDays', 'At risk comes after slipping'],
  ['segments.atRiskMinDays', 'segments.churnedMinDays', 'Churned comes after at risk'],
  ['tiers.spendSilverAboveCents', 'tiers.spendGoldAboveCents', 'Gold comes after silver'],
  ['tiers.pointsSilverFrom', 'tiers.pointsGoldFrom', 'Gold comes after silver'],
  ['tiers.pointsGoldFrom', 'tiers.pointsPlatinumFrom', 'Platinum comes after gold'],
  ['tiers.firstRewardPoints', 'tiers.secondRewardPoints', 'Each reward takes more points'],
  ['tiers.secondRewardPoints', 'tiers.thirdRewardPoints', 'Each reward takes more points'],
  ['tiers.firstRewardCents', 'tiers.secondRewardCents', 'Each reward is worth more'],
  ['tiers.secondRewardCents', 'tiers.thirdRewardCents', 'Each reward is worth more'],
];

/** The text of a field: what is typed, else what is stored. */
export function textOf(draft: Draft, rules: Thresholds, field: RuleField): string {
  return draft[keyOf(field)] ?? toText(field.unit, storedValue(rules, field));
}

/** What the draft would change about the rules, and what is wrong with it. */
export function readDraft(draft: Draft, rules: Thresholds): DraftReading {
  const change: RuleChange = { segments: {}, tiers: {} };
  const problems = new Map<string, string>();
  const values = new Map<string, number>();
  for (const field of RULE_FIELDS) {
    const stored = storedValue(rules, field);
    const text = textOf(draft, rules, field);
    // Left empty where nothing is stored, the usual value goes on to hold.
    if (text.trim() === '' && stored === undefined) continue;
    const value = fromText(field.unit, text);
    if (value === null || value < field.least || value > field.most) {
      problems.set(keyOf(field), sayRange(field));
      continue;
    }
    values.set(keyOf(field), value);
    if (value !== stored) change[field.part][field.name] = value;
  }
  for (const [lower, upper, sentence] of RISING) {
    const [least, value] = [values.get(lower), values.get(upper)];
    const unit = RULE_FIELDS.find((field) => keyOf(field) === upper)?.unit;
    if (least === undefined || value === undefined || unit === undefined || value > least) continue;
    problems.set(upper, `${sentence}: enter more than ${describeValue(unit, least)}.`);
  }
  const changes = Object.keys(change.segments).length + Object.keys(change.tiers).length;
  return { change, changes, problems };
}

function sayRange({ unit, least, most }: RuleField): string {
  if (unit === 'dollars')
    return `Enter an amount from ${describeValue(unit, least)} to ${describeValue(unit, most)}.`;
  return `Enter a whole number from ${formatCount(least)} to ${formatCount(most)} ${UNIT_LABELS[unit]}.`;
}
