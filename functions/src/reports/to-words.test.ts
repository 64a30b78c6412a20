import { toDurationWords, toInstantWords, toPeriodWords, toPlural, toWeekday } from './to-words';

it.each([
  ['2026-01-19', '2026-01-25', 'Jan 19 to 25, 2026'],
  ['2026-01-26', '2026-02-01', 'Jan 26 to Feb 1, 2026'],
  ['2025-12-29', '2026-01-04', 'Dec 29, 2025 to Jan 4, 2026'],
])('%s to %s is %s', (first, last, words) => {
  expect(toPeriodWords({ first, last })).toBe(words);
});

it('names days and instants as a clock on the wall does', () => {
  expect(toWeekday('2026-01-19')).toBe('Mon');
  expect(toInstantWords(new Date('2026-01-26T11:31:00Z'), 'America/New_York')).toBe(
    'Mon, Jan 26, 6:31 AM',
  );
});

it.each([
  [0, '1 minute'],
  [90_000, '2 minutes'],
  [119 * 60_000, '119 minutes'],
  [120 * 60_000, '2 hours'],
  [47 * 3_600_000, '47 hours'],
  [72 * 3_600_000, '3 days'],
])('%d ms are %s', (ms, words) => {
  expect(toDurationWords(ms)).toBe(words);
});

it('counts in words', () => {
  expect(toPlural(1, 'customer')).toBe('1 customer');
  expect(toPlural(1_234, 'customer')).toBe('1,234 customers');
  expect(toPlural(2, 'day is', 'days are')).toBe('2 days are');
});
