import { daysOfWeek, lastWeek, planWeek, weekBefore } from './plan-week';

const WEEK = { first: '2026-01-19', last: '2026-01-25' };

describe('lastWeek', () => {
  it.each([
    ['a Monday', '2026-01-26T12:00:00Z', 'UTC', WEEK],
    ['a Sunday', '2026-02-01T12:00:00Z', 'UTC', WEEK],
    ['the next Monday', '2026-02-02T12:00:00Z', 'UTC', { first: '2026-01-26', last: '2026-02-01' }],
    [
      'a Sunday evening that is Monday elsewhere',
      '2026-01-26T03:00:00Z',
      'America/New_York',
      {
        first: '2026-01-12',
        last: '2026-01-18',
      },
    ],
    [
      'the turn of the year',
      '2026-01-05T12:00:00Z',
      'UTC',
      { first: '2025-12-29', last: '2026-01-04' },
    ],
  ])('is the one before %s', (_, now, zone, week) => {
    expect(lastWeek(zone, new Date(now))).toEqual(week);
  });
});

it('knows the week before and its days', () => {
  expect(weekBefore(WEEK)).toEqual({ first: '2026-01-12', last: '2026-01-18' });
  expect(daysOfWeek(WEEK)).toEqual([
    '2026-01-19',
    '2026-01-20',
    '2026-01-21',
    '2026-01-22',
    '2026-01-23',
    '2026-01-24',
    '2026-01-25',
  ]);
});

describe('planWeek', () => {
  it.each([
    ['America/New_York', '2026-01-26T11:59:00Z', null],
    ['America/New_York', '2026-01-26T12:00:00Z', WEEK],
    ['America/New_York', '2026-01-27T04:59:00Z', WEEK],
    ['America/New_York', '2026-01-27T16:59:00Z', WEEK],
    ['America/New_York', '2026-01-27T17:00:00Z', null],
    ['America/New_York', '2026-01-25T15:00:00Z', null],
    ['America/New_York', '2026-01-28T15:00:00Z', null],
    ['America/Los_Angeles', '2026-01-26T14:59:00Z', null],
    ['America/Los_Angeles', '2026-01-26T15:00:00Z', WEEK],
    ['Pacific/Kiritimati', '2026-01-25T17:00:00Z', WEEK],
    // The clocks go forward in the night before.
    ['America/New_York', '2026-03-09T11:00:00Z', { first: '2026-03-02', last: '2026-03-08' }],
    ['America/New_York', '2026-03-09T10:59:00Z', null],
  ])('in %s at %s is %j', (zone, now, week) => {
    expect(planWeek(zone, new Date(now))).toEqual(week);
  });
});
