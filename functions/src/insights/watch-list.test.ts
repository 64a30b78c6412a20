import type { WatchReason } from '../model/watch-list';
import { watchOf } from './watch-list';
import type { WatchFacts } from './watch-list';

/** Valuable, and all well. */
const WELL: WatchFacts = {
  segment: 'vip',
  valueBand: 'vip',
  spentCents: 61_240,
  daysSinceLast: 3,
  retention: { score: 84, tier: 'champion', trend: 'stable', earlierScore: 82 },
  churnRisk: 'low',
};
const NOT_LISTED = { listed: false, value: null, reasons: [] };

describe('watchOf', () => {
  it('leaves out whom nothing is wrong with', () => {
    expect(watchOf(WELL)).toStrictEqual(NOT_LISTED);
    expect(watchOf({ ...WELL, daysSinceLast: 20 })).toStrictEqual(NOT_LISTED);
  });

  it.each<[string, Partial<WatchFacts>, WatchReason, string]>([
    ['silence', { daysSinceLast: 21 }, 'silent', 'no order for 21 days or more'],
    [
      'low retention',
      { retention: { score: 41, tier: 'at_risk', trend: 'stable', earlierScore: 42 } },
      'low_retention',
      'retention 41 of 100: at risk',
    ],
    [
      'dormancy',
      { retention: { score: 12, tier: 'dormant', trend: 'stable', earlierScore: 12 } },
      'low_retention',
      'retention 12 of 100: dormant',
    ],
    [
      'falling retention',
      { retention: { score: 60, tier: 'engaged', trend: 'falling', earlierScore: 71 } },
      'falling_retention',
      'retention fell from 71 to 60 in 28 days',
    ],
    ['high churn', { churnRisk: 'high' }, 'churn_risk', 'churn risk high'],
    ['critical churn', { churnRisk: 'critical' }, 'churn_risk', 'churn risk critical'],
    ['slipping', { segment: 'slipping' }, 'lapsing', 'Slipping'],
    ['at risk', { segment: 'at_risk' }, 'lapsing', 'At Risk'],
    ['churned', { segment: 'churned' }, 'lapsing', 'Churned'],
  ])('lists a valuable customer for %s alone', (_, changed, reason, text) => {
    expect(watchOf({ ...WELL, ...changed })).toStrictEqual({
      listed: true,
      value: 'VIP by value',
      reasons: [{ reason, text }],
    });
  });

  it('does not list for medium churn or rising retention', () => {
    const retention = { ...WELL.retention, trend: 'rising' as const };
    expect(watchOf({ ...WELL, churnRisk: 'medium', retention })).toStrictEqual(NOT_LISTED);
    expect(watchOf({ ...WELL, churnRisk: null, daysSinceLast: null })).toStrictEqual(NOT_LISTED);
  });

  it.each(['vip', 'high_value', 'frequent', 'loyal'] as const)(
    'finds %s by value valuable, lapsed or not',
    (valueBand) => {
      const facts: WatchFacts = { ...WELL, valueBand, spentCents: 100, segment: 'churned' };
      expect(watchOf(facts).listed).toBe(true);
    },
  );

  it('finds others valuable from $200', () => {
    const facts: WatchFacts = { ...WELL, valueBand: 'new', segment: 'slipping' };
    expect(watchOf({ ...facts, spentCents: 19_999 })).toStrictEqual(NOT_LISTED);
    expect(watchOf({ ...facts, spentCents: 20_000 })).toMatchObject({
      listed: true,
      value: '$200.00 lifetime, 200 needed',
    });
  });
});
