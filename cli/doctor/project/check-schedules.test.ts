import { minutesBetween } from './check-schedules';

describe('minutesBetween', () => {
  it.each([
    ['*/2 * * * *', 2],
    ['*/30 * * * *', 30],
    ['15 * * * *', 60],
    ['0 8 * * *', 1_440],
    ['0 8 * * 1', 10_080],
    ['0 8 1 * *', null],
    ['0 */6 * * *', null],
    ['every 5 minutes', null],
  ])('of %s is %s', (schedule, minutes) => {
    expect(minutesBetween(schedule)).toBe(minutes);
  });
});
