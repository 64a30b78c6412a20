import { tierRulesSchema } from '../model/rules';
import { rewardOf } from './rewards';

const FIRST = { points: 100, cents: 500 };
const SECOND = { points: 250, cents: 1_500 };
const THIRD = { points: 500, cents: 3_500 };
const RULES = tierRulesSchema.parse({});

describe('rewardOf', () => {
  it.each([
    [-5, null, { ...FIRST, missingPoints: 105 }],
    [0, null, { ...FIRST, missingPoints: 100 }],
    [99, null, { ...FIRST, missingPoints: 1 }],
    [100, FIRST, { ...SECOND, missingPoints: 150 }],
    [249, FIRST, { ...SECOND, missingPoints: 1 }],
    [250, SECOND, { ...THIRD, missingPoints: 250 }],
    [499, SECOND, { ...THIRD, missingPoints: 1 }],
    [500, THIRD, null],
    [12_345, THIRD, null],
  ])('names what %i points reach, and what is missing to the next', (points, best, next) => {
    expect(rewardOf(points, RULES)).toStrictEqual({ best, next });
  });

  it('goes by the rules of the organisation', () => {
    const rules = tierRulesSchema.parse({ firstRewardPoints: 40, firstRewardCents: 200 });
    expect(rewardOf(60, rules)).toStrictEqual({
      best: { points: 40, cents: 200 },
      next: { points: 250, cents: 1_500, missingPoints: 190 },
    });
  });
});

describe('the rewards of an organisation', () => {
  it.each([
    [{ firstRewardPoints: 250 }, 'firstRewardPoints must be below secondRewardPoints'],
    [{ thirdRewardPoints: 250 }, 'secondRewardPoints must be below thirdRewardPoints'],
    [{ firstRewardCents: 1_500 }, 'firstRewardCents must be below secondRewardCents'],
    [{ secondRewardCents: 3_500 }, 'secondRewardCents must be below thirdRewardCents'],
  ])('rise: %j is refused', (change, message) => {
    const parsed = tierRulesSchema.safeParse(change);
    expect(parsed.error?.issues.map((issue) => issue.message)).toStrictEqual([message]);
  });

  it('cost at least a point and are worth at least a cent', () => {
    expect(tierRulesSchema.safeParse({ firstRewardPoints: 0 }).success).toBe(false);
    expect(tierRulesSchema.safeParse({ firstRewardCents: 0 }).success).toBe(false);
  });
});
