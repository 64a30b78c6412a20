import { createDayReader, createHourReader } from './business-day';

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

describe('createDayReader', () => {
  it.each([
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['Asia/Kathmandu', '2026-01-15T18:15:00Z', '2026-01-16'],
  ])('reads in %s at %s the day %s', (zone, instant, expected) => {
    expect(createDayReader(zone)(new Date(instant))).toBe(expected);
  });

  it('refuses a zone that the runtime does not know', () => {
    expect(() => createDayReader('Mars/Olympus')).toThrow(RangeError);
  });
});
