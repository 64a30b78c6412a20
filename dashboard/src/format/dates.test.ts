import {
  formatAgo,
  formatDate,
  formatDatedDay,
  formatDatedTime,
  formatDateTime,
  formatDay,
  formatDuration,
  formatHour,
  formatMonth,
  formatShortAgo,
  formatShortDay,
  formatTime,
  formatWeekday,
  hourIn,
} from './dates';

const AT = new Date('2026-11-23T03:04:05Z');
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

describe('an instant', () => {
  it('is told on the clocks of its zone', () => {
    expect(formatDate(AT, 'America/New_York')).toBe('Nov 22, 2026');
    expect(plain(formatDateTime(AT, 'America/New_York'))).toBe('Nov 22, 10:04 PM');
    expect(plain(formatTime(AT, 'Europe/Berlin'))).toBe('4:04 AM');
  });

  it.each([
    ['America/New_York', 22],
    ['UTC', 3],
    ['Asia/Kolkata', 8],
  ])('lies in its hour in %s', (zone, hour) => {
    expect(hourIn(AT, zone)).toBe(hour);
  });

  it('at midnight lies in hour 0', () => {
    expect(hourIn(new Date('2026-11-23T00:00:00Z'), 'UTC')).toBe(0);
  });
});

describe('a calendar day or month', () => {
  it('is the same in every zone', () => {
    expect(formatDay('2026-11-23')).toBe('Mon, Nov 23');
    expect(formatShortDay('2026-11-23')).toBe('Nov 23');
    expect(formatWeekday('2026-11-23')).toBe('Monday');
    expect(formatMonth('2026-11')).toBe('Nov 2026');
  });
});

it.each([
  [0, '12 AM'],
  [9, '9 AM'],
  [12, '12 PM'],
  [15, '3 PM'],
  [23, '11 PM'],
])('hour %i is %s', (hour, text) => {
  expect(formatHour(hour)).toBe(text);
});

it.each([
  [59_999, 'just now', 'now'],
  [60_000, '1 minute ago', '1 min'],
  [3_599_999, '59 minutes ago', '59 min'],
  [3_600_000, '1 hour ago', '1 h'],
  [86_399_999, '23 hours ago', '23 h'],
  [86_400_000, '1 day ago', '1 d'],
  [-5_000, 'just now', 'now'],
])('%i ms before now is %s', (elapsed, text, short) => {
  const at = new Date(AT.getTime() - elapsed);
  expect(formatAgo(at, AT)).toBe(text);
  expect(formatShortAgo(at, AT)).toBe(short);
});

it.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
])('%i ms last %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

describe('what may be of any year', () => {
  it('is told with its year', () => {
    expect(plain(formatDatedTime(AT, 'America/New_York'))).toBe('Nov 22, 2026, 10:04 PM');
    expect(formatDatedDay('2025-11-24')).toBe('Mon, Nov 24, 2025');
  });
});
