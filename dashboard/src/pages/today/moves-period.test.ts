import { describePeriod, movesPeriod } from './moves-period';

describe('the period of moves', () => {
  it.each([
    ['2026-11-23', '2026-11-17'],
    ['2026-11-03', '2026-10-28'],
    ['2026-01-07', '2026-01-01'],
    ['2026-01-04', '2026-01-01'],
  ])('that ends on %s begins on %s', (last, first) => {
    expect(movesPeriod(last)).toEqual({ first, last });
  });

  it('is told by its first day, or the first one of which anything is known', () => {
    const period = { first: '2026-11-17', last: '2026-11-23' };
    expect(describePeriod(period, null)).toBe('since Tue, Nov 17');
    expect(describePeriod(period, '2025-01-01')).toBe('since Tue, Nov 17');
    expect(describePeriod(period, '2026-11-22')).toBe('since Sun, Nov 22');
  });
});
