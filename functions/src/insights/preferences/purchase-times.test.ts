import type { DayPart, Weekday } from '../../model/preferences';
import { dayPartOf, weekdayOf } from './purchase-times';

describe('dayPartOf', () => {
  it.each<[number, DayPart]>([
    [0, 'night'],
    [4, 'night'],
    [5, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [16, 'afternoon'],
    [17, 'evening'],
    [20, 'evening'],
    [21, 'night'],
    [23, 'night'],
  ])('calls hour %i %s', (hour, expected) => {
    expect(dayPartOf(hour)).toBe(expected);
  });
});

describe('weekdayOf', () => {
  it.each<[string, Weekday]>([
    ['2024-02-29', 'thursday'],
    ['2026-01-04', 'sunday'],
    ['2026-01-05', 'monday'],
    ['2026-11-23', 'monday'],
  ])('knows that %s is a %s', (day, expected) => {
    expect(weekdayOf(day)).toBe(expected);
  });
});
