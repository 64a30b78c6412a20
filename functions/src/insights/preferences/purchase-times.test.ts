import type { DayPart, Weekday } from '../../model/preferences';
import { createHourReader, dayPartOf, weekdayOf } from './purchase-times';

describe('createHourReader', () => {
  it.each([
    ['America/New_York', '2026-03-08T06:59:59Z', 1],
    ['America/New_York', '2026-03-08T07:00:00Z', 3],
    ['America/New_York', '2026-11-01T05:30:00Z', 1],
    ['America/New_York', '2026-11-01T06:30:00Z', 1],
    ['America/New_York', '2026-01-15T05:00:00Z', 0],
    ['Asia/Kathmandu', '2026-01-15T18:15:00Z', 0],
    ['UTC', '2026-01-15T23:59:59Z', 23],
  ])('reads in %s at %s the hour %i', (zone, instant, expected) => {
    expect(createHourReader(zone)(new Date(instant))).toBe(expected);
  });
});

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
