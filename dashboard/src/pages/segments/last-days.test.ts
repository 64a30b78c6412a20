import { describeSince, lastDays, readSpan, watchedSince } from './last-days';

const known = (since: string) => [{ since: new Date(since), timezone: 'America/New_York' }];

describe('the last days', () => {
  it('have today among them', () => {
    expect(lastDays('2026-03-01', 7)).toEqual({ first: '2026-02-23', last: '2026-03-01' });
    expect(lastDays('2026-03-01', 90).first).toBe('2025-12-02');
  });

  it.each([
    ['', 7],
    ['days=30', 30],
    ['days=90', 90],
    ['days=31', 7],
  ] as const)('of an address with "%s" are %i', (address, span) => {
    expect(readSpan(new URLSearchParams(address))).toBe(span);
  });
});

describe('a period in words', () => {
  const period = { first: '2026-11-17', last: '2026-11-23' };

  it('begins on its first day', () => {
    expect(describeSince(period, known('2026-01-01T12:00:00Z'))).toBe('since Tue, Nov 17');
    expect(describeSince(period, [])).toBe('since Tue, Nov 17');
  });

  it('begins when the first customer was taken over, on the clocks of the store', () => {
    expect(describeSince(period, known('2026-11-21T02:00:00Z'))).toBe('since Fri, Nov 20');
  });
});

describe('a period of which only a part is known', () => {
  const period = { first: '2026-11-17', last: '2026-11-23' };

  it('is watched since the first customer was taken over, on the clocks of the store', () => {
    expect(watchedSince(period, known('2026-11-21T02:00:00Z'))).toBe('2026-11-20');
  });

  it.each([['2026-11-17T12:00:00Z'], ['2026-01-01T12:00:00Z']])(
    'is none where customers were taken over at %s',
    (since) => {
      expect(watchedSince(period, known(since))).toBeNull();
    },
  );

  it('is none where nothing tells', () => {
    expect(watchedSince(period, [])).toBeNull();
  });
});
