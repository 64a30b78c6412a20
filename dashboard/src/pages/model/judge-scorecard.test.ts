import {
  describeMiss,
  describePoints,
  pointsOfChance,
  judgeChances,
  judgeErrors,
  toComparedBars,
  toTenths,
} from './judge-scorecard';

it.each([
  [5, 'Close', 'good'],
  [5.1, 'Fair', 'good'],
  [12, 'Fair', 'good'],
  [12.1, 'Rough', 'warn'],
] as const)('chances that are off by up to %d points are %s', (maxErrorPoints, word, tone) => {
  expect(judgeChances({ maxErrorPoints })).toMatchObject({ word, tone });
});

it.each([
  [0.59, 0.7, 'Better', 'it misses by 16% less than the plain guess.'],
  [0.69, 0.7, 'As good', 'it misses by as much as the plain guess.'],
  [
    0.8,
    0.7,
    'Worse',
    'it misses by 14% more than the plain guess: rank by it, and do not add it up.',
  ],
  [0, 0, 'As good', 'it misses by as much as the plain guess.'],
  [1, 0, 'Worse', 'it misses, and the plain guess did not.'],
])('an error of %d beside one of %d is %s', (model, naive, word, advice) => {
  expect(judgeErrors({ model, naive })).toMatchObject({ word, advice });
});

it.each([
  [346, 314, '10% too much'],
  [300, 314, '4% too little'],
  [314.4, 314, 'on the spot'],
  [0, 0, 'on the spot'],
  [3, 0, 'and nothing came'],
])('a forecast of %d where %d came is %s', (forecast, actual, text) => {
  expect(describeMiss(forecast, actual)).toBe(text);
});

it('what came stands beside what was said', () => {
  const totals = { actual: 314, model: 345.6, naive: 488 };
  expect(toComparedBars({ totals }, (value) => String(Math.round(value)))).toEqual([
    { label: 'What came', value: 314, shown: '314', isActual: true },
    { label: 'The model', value: 345.6, shown: '346, 10% too much', isActual: false },
    { label: 'Plain guess', value: 488, shown: '488, 55% too much', isActual: false },
  ]);
});

it('tenths are told in whole percent, the least likely first', () => {
  const deciles = [
    { customers: 50, predicted: 0.007, observed: 0.02 },
    { customers: 51, predicted: 0.345, observed: 0.42 },
    { customers: 50, predicted: 0.8, observed: 0.8 },
  ];
  expect(toTenths({ deciles })).toEqual([
    { tenth: 1, customers: 50, promised: 1, happened: 2, apart: '+1 points' },
    { tenth: 2, customers: 51, promised: 35, happened: 42, apart: '+8 points' },
    { tenth: 3, customers: 50, promised: 80, happened: 80, apart: '0 points' },
  ]);
});

it('points are counted in words', () => {
  expect([7.47, 1, 0].map(describePoints)).toEqual(['7.5 points', '1 point', '0 points']);
});

const tenths = (customers: number) => ({
  deciles: [
    { customers, predicted: 0.5, observed: 0.6 },
    { customers, predicted: 0.1, observed: 0.1 },
  ],
});

it('chance parts small tenths further from what is right than large ones', () => {
  expect(pointsOfChance(tenths(25))).toBeCloseTo(20);
  expect(pointsOfChance(tenths(2_500))).toBeCloseTo(2);
  expect(pointsOfChance({ deciles: [] })).toBe(0);
});
