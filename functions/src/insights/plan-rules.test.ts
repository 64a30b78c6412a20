import { DEFAULT_RULES, ruleValuesSchema, type RuleValues } from '../model/rules';
import { planRules } from './plan-rules';

const { setBy: _, setAt: __, ...CURRENT } = DEFAULT_RULES;
const NOTHING = { segments: {}, tiers: {}, lifetimeHorizons: {} };

describe('planned rules', () => {
  it('are the current ones where nothing is named', () => {
    expect(planRules(CURRENT, NOTHING)).toStrictEqual({ values: CURRENT, problem: null });
  });

  it('change what is named and keep the rest, that which was changed before too', () => {
    const before: RuleValues = {
      ...CURRENT,
      segments: { ...CURRENT.segments, loyalMinOrders: 3 },
    };
    const change = {
      segments: { vipMinLifetimeCents: 60_000 },
      tiers: { pointsPerDollar: 2 },
      lifetimeHorizons: { vip: 36 },
    };
    const { values } = planRules(before, change);
    expect(values?.segments).toMatchObject({ vipMinLifetimeCents: 60_000, loyalMinOrders: 3 });
    expect(values?.tiers).toStrictEqual({ ...CURRENT.tiers, pointsPerDollar: 2 });
    expect(values?.lifetimeHorizons).toStrictEqual({ ...CURRENT.lifetimeHorizons, vip: 36 });
    expect(ruleValuesSchema.parse(values)).toStrictEqual(values);
  });

  it.each([
    [{ segments: { vipMinOrders: 0 } }, 'segments.vipMinOrders must be at least 1.'],
    [{ segments: { churnedMinDays: 9_999 } }, 'segments.churnedMinDays must be at most 3650.'],
    [{ segments: { vipMinOrders: '8' } }, 'segments.vipMinOrders must be a whole number.'],
    [{ segments: { vipMinOrders: 8.5 } }, 'segments.vipMinOrders must be a whole number.'],
    [{ segments: { vipMinOrders: NaN } }, 'segments.vipMinOrders must be a whole number.'],
    [
      { segments: { vipMinAverageCents: 9e15 } },
      'segments.vipMinAverageCents must be at most 1000000000.',
    ],
    [{ segments: { loyalMinOrders: 1e9 } }, 'segments.loyalMinOrders must be at most 10000.'],
    [{ tiers: { pointsSilverFrom: -1 } }, 'tiers.pointsSilverFrom must be at least 0.'],
    [{ tiers: { spendSilverAboveCents: -1 } }, 'tiers.spendSilverAboveCents must be at least 0.'],
    [{ segments: { vipMinimum: 8 } }, 'There is no rule segments.vipMinimum.'],
    [{ tiers: { pointsPerDollar: -1 } }, 'tiers.pointsPerDollar must be at least 0.'],
    [{ lifetimeHorizons: { vip: 121 } }, 'lifetimeHorizons.vip must be at most 120.'],
    [{ lifetimeHorizons: { best: 1 } }, 'There is no rule lifetimeHorizons.best.'],
    [
      { segments: { slippingMinDays: 60 } },
      'In segments, slippingMinDays must be below atRiskMinDays.',
    ],
    [
      { segments: { atRiskMinDays: 95 } },
      'In segments, atRiskMinDays must be below churnedMinDays.',
    ],
    [
      { tiers: { pointsGoldFrom: 1_000 } },
      'In tiers, pointsGoldFrom must be below pointsPlatinumFrom.',
    ],
    [
      { tiers: { spendSilverAboveCents: 200_000 } },
      'In tiers, spendSilverAboveCents must be below spendGoldAboveCents.',
    ],
  ])('are refused with what is wrong: %j', (change, problem) => {
    expect(planRules(CURRENT, { ...NOTHING, ...change })).toStrictEqual({ values: null, problem });
  });
});
