import { planWindow } from './plan-window';

const RECEIVED = new Date('2026-01-28T20:00:00.000Z');

it.each([
  ['names no time', null, 'current'],
  ['was sent just now', '2026-01-28T20:00:00.000Z', 'current'],
  ['was sent 24 hours ago', '2026-01-27T20:00:00.000Z', 'current'],
  ['was sent a moment more than 24 hours ago', '2026-01-27T19:59:59.999Z', 'replayed'],
  ['comes from a clock that is 5 minutes ahead', '2026-01-28T20:05:00.000Z', 'current'],
  ['comes from a clock that is more than 5 minutes ahead', '2026-01-28T20:05:00.001Z', 'early'],
])('a delivery that %s (%s) is %s', (_, sentAt, expected) => {
  expect(planWindow(sentAt === null ? null : new Date(sentAt), RECEIVED)).toBe(expected);
});
