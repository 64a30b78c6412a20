import { planFit } from './plan-fit';

const plan = (now: string, fitId: string | null = null, share = 0) =>
  planFit({ fitId, share, timezone: 'America/New_York', now: new Date(now) });

describe('planFit', () => {
  it.each([
    ['before midnight', '2026-01-30T04:59:59Z', '2026-01-28', '2026-01-29T05:00:00Z'],
    ['after midnight', '2026-01-30T05:00:00Z', '2026-01-29', '2026-01-30T05:00:00Z'],
    ['when the clock goes on', '2026-03-09T12:00:00Z', '2026-03-08', '2026-03-09T04:00:00Z'],
    ['on a leap day', '2028-03-01T12:00:00Z', '2028-02-29', '2028-03-01T05:00:00Z'],
  ])('knows the last whole day of the store %s', (_, now, asOfDay, asOf) => {
    expect(plan(now)).toStrictEqual({ id: `fit-${asOfDay}`, asOfDay, asOf: new Date(asOf) });
  });

  it.each([
    ['2026-02-06T07:59:59Z', 'fit-2026-01-29', null],
    ['2026-02-06T08:00:00Z', 'fit-2026-01-29', 'fit-2026-02-05'],
    ['2026-02-07T05:00:00Z', 'fit-2026-01-29', 'fit-2026-02-06'],
    ['2026-01-30T05:00:00Z', null, 'fit-2026-01-29'],
  ])('waits for its time of the day unless it is late or the first: %s', (now, fitId, id) => {
    expect(plan(now, fitId, 0.5)?.id ?? null).toBe(id);
  });

  it('follows a fit a week later, and one of another name at once', () => {
    expect(plan('2026-02-05T04:59:59Z', 'fit-2026-01-29')).toBeNull();
    expect(plan('2026-02-06T05:00:00Z', 'fit-2026-01-29')?.id).toBe('fit-2026-02-05');
    expect(plan('2026-01-30T12:00:00Z', 'f1')?.id).toBe('fit-2026-01-29');
  });
});
