import { DEFAULT_RULES } from '@model/rules';
import { describeChanges } from './rule-texts';

describe('what a version changed', () => {
  it('is said threshold by threshold', () => {
    const after = {
      segments: { ...DEFAULT_RULES.segments, slippingMinDays: 1, vipMinLifetimeCents: 75_000 },
      tiers: DEFAULT_RULES.tiers,
    };
    expect(describeChanges(DEFAULT_RULES, after)).toEqual([
      'Slipping from: 30 days became 1 day',
      'VIP: spent in all: $500.00 became $750.00',
    ]);
  });

  it('names a usual value that was never stored', () => {
    const before = { segments: DEFAULT_RULES.segments, tiers: {} };
    const after = { segments: DEFAULT_RULES.segments, tiers: { equityPercent: 130 } };
    expect(describeChanges(before, after)).toEqual([
      'Social-equity customers earn: the usual value became 130 percent',
    ]);
  });
});
