import { DEFAULT_RULES, ruleValuesSchema } from '@model/rules';
import { readDraft, textOf } from './read-draft';
import { keyOf, RULE_FIELDS, storedValue } from './rule-fields';
import { toText } from './rule-texts';

const problemOf = (draft: Record<string, string>): string[] => [
  ...readDraft(draft, DEFAULT_RULES).problems.values(),
];

describe('a draft of thresholds', () => {
  it('changes nothing while nothing is typed', () => {
    expect(readDraft({}, DEFAULT_RULES)).toEqual({
      change: { segments: {}, tiers: {} },
      changes: 0,
      problems: new Map(),
    });
  });

  it('sets what is typed otherwise, dollars as cents, and nothing else', () => {
    const draft = {
      'segments.slippingMinDays': ' 25 ',
      'segments.vipMinLifetimeCents': '$1,250.5',
      'tiers.pointsGoldFrom': '500',
    };
    const { change, changes } = readDraft(draft, DEFAULT_RULES);
    expect(change).toEqual({
      segments: { slippingMinDays: 25, vipMinLifetimeCents: 125_050 },
      tiers: {},
    });
    expect(changes).toBe(2);
  });

  it.each([
    ['segments.newMaxDays', '', 'Enter a whole number from 1 to 3,650 days.'],
    ['segments.newMaxDays', '0', 'Enter a whole number from 1 to 3,650 days.'],
    ['segments.newMaxDays', '2.5', 'Enter a whole number from 1 to 3,650 days.'],
    ['segments.newMaxDays', '-3', 'Enter a whole number from 1 to 3,650 days.'],
    ['segments.newMaxDays', '4000', 'Enter a whole number from 1 to 3,650 days.'],
    ['segments.vipMinAverageCents', '0', 'Enter an amount from $0.01 to $10,000,000.00.'],
    ['segments.vipMinAverageCents', 'fifty', 'Enter an amount from $0.01 to $10,000,000.00.'],
    ['segments.vipMinAverageCents', '1.234', 'Enter an amount from $0.01 to $10,000,000.00.'],
    ['tiers.equityPercent', '99', 'Enter a whole number from 100 to 1,000 percent.'],
  ])('is refused where %s is "%s"', (key, text, problem) => {
    expect(problemOf({ [key]: text })).toEqual([problem]);
  });

  it.each([
    ['segments.slippingMinDays', '60', 'At risk comes after slipping: enter more than 60 days.'],
    ['segments.churnedMinDays', '60', 'Churned comes after at risk: enter more than 60 days.'],
    ['tiers.spendGoldAboveCents', '500', 'Gold comes after silver: enter more than $500.00.'],
    ['tiers.pointsGoldFrom', '200', 'Gold comes after silver: enter more than 200 points.'],
    ['tiers.pointsPlatinumFrom', '500', 'Platinum comes after gold: enter more than 500 points.'],
  ])('is refused where %s is %s, out of order', (key, text, problem) => {
    expect(problemOf({ [key]: text })).toEqual([problem]);
  });

  it('leaves a threshold that is not stored to its usual value', () => {
    const older = { segments: DEFAULT_RULES.segments, tiers: {} };
    expect(readDraft({}, older).problems.size).toBe(0);
    expect(readDraft({ 'tiers.equityPercent': '130' }, older).change.tiers).toEqual({
      equityPercent: 130,
    });
  });
});

describe.each(RULE_FIELDS.map((field) => [keyOf(field), field] as const))('%s', (key, field) => {
  const allows = (value: number): boolean => {
    const values = { segments: {}, tiers: {}, [field.part]: { [field.name]: value } };
    const { error } = ruleValuesSchema.safeParse(values);
    return !error?.issues.some(({ code }) => code === 'too_small' || code === 'too_big');
  };

  it('has the bounds that the rules have', () => {
    expect([field.least - 1, field.least, field.most, field.most + 1].map(allows)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('reads what it shows', () => {
    const stored = storedValue(DEFAULT_RULES, field);
    expect(textOf({}, DEFAULT_RULES, field)).toBe(toText(field.unit, stored));
    expect(readDraft({ [key]: toText(field.unit, stored) }, DEFAULT_RULES).changes).toBe(0);
  });
});

it('every threshold of the rules can be changed', () => {
  const { segments, tiers } = DEFAULT_RULES;
  const names = [
    ...Object.keys(segments).map((name) => `segments.${name}`),
    ...Object.keys(tiers).map((name) => `tiers.${name}`),
  ];
  expect(RULE_FIELDS.map(keyOf).toSorted()).toEqual(names.toSorted());
});
