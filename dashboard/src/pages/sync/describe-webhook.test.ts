import { describeDelay, describeDelivery } from './describe-webhook';

it.each([
  ['orders.update', 'stored', 'Stored', 'good'],
  ['orders.update', 'hint', 'Fetched afterwards', 'plain'],
  ['till.opened', 'unknown_event', 'Of a kind nobody knows', 'warn'],
  ['trellis.test', 'unknown_event', 'Test, arrived', 'good'],
] as const)('says of %s, %s: %s', (event, outcome, text, tone) => {
  expect(describeDelivery({ event, outcome })).toEqual({ text, tone });
});

describe('describeDelay', () => {
  const receivedAt = new Date('2026-01-28T20:00:05Z');

  it.each([
    ['2026-01-28T20:00:00Z', '5 s'],
    ['2026-01-28T20:00:04.400Z', 'under 1 s'],
    ['2026-01-28T20:00:09Z', 'under 1 s'],
  ])('of what was sent at %s is %s', (sentAt, text) => {
    expect(describeDelay({ sentAt: new Date(sentAt), receivedAt })).toBe(text);
  });

  it('is unknown where the sender names no time', () => {
    expect(describeDelay({ sentAt: null, receivedAt })).toBeNull();
  });
});
