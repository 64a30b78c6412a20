import { describePlaced } from './describe-placed';

const AT = new Date('2026-01-01T03:04:00Z');
const describeAt = (now: string, withZone = false): string =>
  describePlaced(AT, { timeZone: 'America/Chicago', now: new Date(now), withZone }).replaceAll(
    '\u202f',
    ' ',
  );

describe('describePlaced', () => {
  it('leaves out the year that it is at the store', () => {
    expect(describeAt('2026-01-01T05:59:00Z')).toBe('Dec 31, 9:04 PM');
  });

  it('names another year', () => {
    expect(describeAt('2026-01-01T06:00:00Z')).toBe('Dec 31, 2025, 9:04 PM');
  });

  it('names the zone where it is asked for', () => {
    expect(describeAt('2025-12-31T12:00:00Z', true)).toBe('Dec 31, 9:04 PM CST');
  });
});
