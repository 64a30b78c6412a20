import {
  describeBasis,
  describeChance,
  describeReward,
  describeRhythm,
  describeRule,
  whyNoForecast,
} from './describe-figures';

const now = new Date('2026-03-01T12:00:00Z');

describe('describeRhythm', () => {
  it('says how often they come and how long they are away', () => {
    const lastOrderAt = new Date('2026-02-01T12:00:00Z');
    expect(describeRhythm({ usualGapDays: 12.5, gaps: 4 }, { lastOrderAt, now })).toBe(
      'Usually comes every 12.5 days, by 4 gaps between visits. Away for 28 days now.',
    );
  });

  it('says what is missing', () => {
    expect(describeRhythm(null, { lastOrderAt: null, now })).toBe(
      'Too few visits to know how often they usually come: four are needed.',
    );
  });
});

describe('describeChance', () => {
  it.each([
    [0, 'under 1%'],
    [0.004, 'under 1%'],
    [0.344, '34%'],
    [0.996, 'over 99%'],
    [1, 'over 99%'],
  ])('says %p as %p', (chance, text) => {
    expect(describeChance(chance)).toBe(text);
  });
});

describe('describeRule', () => {
  const inputs = {
    spentCents: 12_000,
    orderCount: 3,
    daysSinceFirst: 60,
    segment: 'loyal',
    horizonMonths: 18,
    asOf: now,
  } as const;

  it.each([
    [18, '$120.00 so far, in 3 orders over 60 days, and the same pace for 18 more months.'],
    [0, '$120.00 so far, in 3 orders over 60 days; nothing more is expected of this segment.'],
  ])('says what the value is made of, looking %p months ahead', (horizonMonths, text) => {
    const value = { basis: 'rule', valueCents: 1, inputs: { ...inputs, horizonMonths } } as const;
    expect(describeRule(value)).toBe(text);
  });
});

const fitOf = (open: boolean) => ({
  purchase: {
    version: 1,
    fittedAt: now,
    window: { fromDay: '2026-01-01', toDay: '2026-02-01' },
    counts: { customers: 1, repeaters: 1, orderDays: 1, spenders: 1 },
    gate: { open, reason: null, message: 'Orders go back 31 days; a forecast needs 90.' },
    parameters: null,
    logLikelihood: null,
    spendGate: { open, reason: null, message: '' },
    spendParameters: null,
    spendLogLikelihood: null,
  },
});

describe('whyNoForecast', () => {
  it.each([
    [null, null, 'The model has not been fitted yet. It is, once a week.'],
    ['f', fitOf(false), 'Orders go back 31 days; a forecast needs 90.'],
    [
      'f',
      fitOf(true),
      'The model was fitted before this customer was there. The next weekly fit takes them in.',
    ],
    ['f', null, null],
  ])('for fit %p is said as far as it is known', (fitId, fit, text) => {
    expect(whyNoForecast({ fitId, forecast: null }, fit)).toBe(text);
  });
});

describe('describeReward', () => {
  it.each([
    [null, { points: 100, cents: 500, missingPoints: 1 }, 'None yet', '1 more point for $5.00'],
    [
      { points: 100, cents: 500 },
      { points: 250, cents: 1_500, missingPoints: 150 },
      '$5.00',
      '150 more points for $15.00',
    ],
    [{ points: 500, cents: 3_500 }, null, '$35.00', 'No greater one'],
  ])('says what %j and %j are', (best, next, value, note) => {
    expect(describeReward({ best, next })).toEqual({ value, note });
  });
});

describe('describeBasis', () => {
  it('says of how many orders the figures are where that are not all', () => {
    expect(describeBasis({ basis: { orders: 1_000, of: 1_200 } })).toBe(
      'Totals, points and segment are of all 1,200 orders; preferences, rhythm and forecast of the newest 1,000.',
    );
    expect(describeBasis({})).toBeNull();
  });
});
