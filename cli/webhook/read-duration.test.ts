import { readDurationMs } from './read-duration';

it.each([
  ['0', 0],
  ['30m', 1_800_000],
  ['24h', 86_400_000],
  ['30d', 2_592_000_000],
])('reads %s as %d ms', (text, ms) => {
  expect(readDurationMs('--keep-old', text)).toBe(ms);
});

it.each(['', '24', 'h', '-1h', '1.5h', '31d', '24 h', '1w'])('does not read %j', (text) => {
  expect(() => readDurationMs('--keep-old', text)).toThrow(
    '--keep-old must be a time such as 30m, 24h or 7d, at most 30d, or 0.',
  );
});
