import { formatAgo, formatDuration, formatInstant } from './times';

const NOW = new Date('2026-01-29T15:00:00.000Z');

it.each([
  ['2026-01-29T15:00:00.000Z', 'just now'],
  ['2026-01-29T15:00:05.000Z', 'just now'],
  ['2026-01-29T14:59:59.000Z', '1 second ago'],
  ['2026-01-29T14:58:01.000Z', '1 minute ago'],
  ['2026-01-29T12:00:00.000Z', '3 hours ago'],
  ['2026-01-20T15:00:00.000Z', '9 days ago'],
])('says of %s that it was %s', (instant, text) => {
  expect(formatAgo(new Date(instant), NOW)).toBe(text);
});

it('says never where there is no instant', () => {
  expect(formatAgo(null, NOW)).toBe('never');
});

it.each([
  [440, '0.4 s'],
  [12_340, '12.3 s'],
  [245_000, '4 min 05 s'],
  [119_600, '2 min 00 s'],
])('shows %d ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it('shows an instant to the second in UTC', () => {
  expect(formatInstant(NOW)).toBe('2026-01-29 15:00:00Z');
});
